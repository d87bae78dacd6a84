package dev.provenance.sdk;

import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How a context travels from service to service. */
final class Headers {
  static final String UOW_ID = "x-uowid";
  static final String USER_ID = "x-userid";
  static final String PARENT_SPAN_ID = "x-parent-span-id";

  /** W3C Trace Context: version 00 ends here, later ones may go on. */
  private static final Pattern TRACE_PARENT =
      Pattern.compile(
          "(?!ff)(?:00-(?=.{52}$)|(?!00)[0-9a-f]{2}-)"
              + "(?!0{32})([0-9a-f]{32})-(?!0{16})([0-9a-f]{16})-[0-9a-f]{2}(?:-.*)?");

  private Headers() {}

  static Context read(Function<String, @Nullable String> header) {
    Context given =
        Context.empty().user(value(header, USER_ID)).parentSpan(value(header, PARENT_SPAN_ID));
    String uowId = value(header, UOW_ID);
    if (uowId != null && Uuids.isUuid(uowId)) {
      return given.uow(uowId);
    }
    return given
        .orElse(traceParent(value(header, "traceparent")).orElse(Context.empty()))
        .orElse(Context.newUow());
  }

  private static Optional<Context> traceParent(@Nullable String text) {
    Matcher form = TRACE_PARENT.matcher(text == null ? "" : text);
    return form.matches()
        ? Optional.of(Context.empty().uow(uuid(form.group(1))).parentSpan(form.group(2)))
        : Optional.empty();
  }

  private static UUID uuid(String hex) {
    return new UUID(
        Long.parseUnsignedLong(hex.substring(0, 16), 16),
        Long.parseUnsignedLong(hex.substring(16), 16));
  }

  private static @Nullable String value(Function<String, @Nullable String> header, String name) {
    String value = header.apply(name);
    return value == null || value.isBlank() ? null : value.strip();
  }
}
