package dev.provenance.sdk.outage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.provenance.sdk.Context;
import dev.provenance.sdk.Interaction;
import dev.provenance.sdk.Provenance;
import dev.provenance.sdk.api.ActivityQuery;
import dev.provenance.sdk.api.Api;
import dev.provenance.sdk.api.BatchReceipt;
import dev.provenance.sdk.api.CatalogEntry;
import dev.provenance.sdk.api.CatalogQuery;
import dev.provenance.sdk.api.ConflictException;
import dev.provenance.sdk.api.ConnectionException;
import dev.provenance.sdk.api.CreatedApiKey;
import dev.provenance.sdk.api.Fault;
import dev.provenance.sdk.api.InteractionQuery;
import dev.provenance.sdk.api.InvalidRequestException;
import dev.provenance.sdk.api.NotFoundException;
import dev.provenance.sdk.api.RecordedInteraction;
import dev.provenance.sdk.api.ResourceType;
import dev.provenance.sdk.api.Scope;
import dev.provenance.sdk.api.Settings;
import dev.provenance.sdk.api.TimelineQuery;
import dev.provenance.sdk.api.Trace;
import dev.provenance.sdk.api.UnauthorizedException;
import dev.provenance.sdk.json.RawJson;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The SDK's records and calls against the real server. */
@Timeout(120)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init")
final class RealServerTest {
  private static final Duration LONG = Duration.ofSeconds(20);

  private Server server;
  private Provenance provenance;
  private Api api;

  @BeforeAll
  void start(@TempDir Path data) {
    server = new Server(data);
    provenance = server.client().build();
    api = provenance.api();
  }

  @AfterAll
  void stop() {
    provenance.close();
    server.close();
  }

  @Test
  void log_thenTrace_isTheUnitOfWork() {
    UUID uowId = UUID.randomUUID();
    Instant then = Instant.parse("2024-01-15T10:30:00.123Z");
    String span =
        provenance.log(
            Interaction.of("ORDER", "order-789", "CREATE")
                .uow(uowId)
                .at(then)
                .data(Map.of("total", 99.99)));
    Context.empty()
        .uow(uowId)
        .parentSpan(span)
        .user("ada")
        .run(() -> provenance.log(Interaction.of("PAYMENT", "payment-456", "PROCESS")));
    assertThat(provenance.flush(LONG)).isTrue();

    Trace trace = api.traces().get(uowId);
    assertThat(trace.uowId()).isEqualTo(uowId);
    assertThat(trace.interactions()).hasSize(2);
    RecordedInteraction order = trace.interactions().get(0);
    assertThat(order.spanId()).isEqualTo(span);
    assertThat(order.interactionTimestamp()).isEqualTo(then);
    assertThat(order.interaction()).isEqualTo(RawJson.of("{\"total\":99.99}"));
    assertThat(order.originMnemonic()).isEqualTo("TEST");
    RecordedInteraction payment = trace.interactions().get(1);
    assertThat(payment.parentSpanId()).isEqualTo(span);
    assertThat(payment.userId()).isEqualTo("ada");
    assertThat(api.traces().timeline(uowId).timeline()).hasSize(2);
    assertThat(api.traces().summary(uowId).users()).containsExactly("ada");
    assertThat(api.activity().search(ActivityQuery.empty().uowId(uowId)).data()).hasSize(2);
  }

  @Test
  void log_nastyTexts_areStoredOrRejectedAndHoldNothingUp() {
    String nasty = "\u0000\u001f\u2028👤 \ud83d \"\\ ü";
    provenance.log(Interaction.of("NASTY", "nasty-data", "CREATE").data(List.of(nasty)));
    provenance.log(Interaction.of("NASTY", "nasty-\u0000", "CREATE"));
    provenance.log(Interaction.of("NASTY", "nasty-\ud83d", "CREATE"));
    provenance.log(Interaction.of("NASTY", "nasty-ü👤", "CREATE"));
    assertThat(provenance.flush(LONG)).isTrue();
    List<RecordedInteraction> stored =
        api.interactions().listAll(InteractionQuery.all().resourceType("NASTY")).toList();
    assertThat(stored).extracting(RecordedInteraction::resourceId).contains("nasty-ü👤");
  }

  @Test
  void interactions_createAndFind() {
    RecordedInteraction created =
        api.interactions()
            .create(
                Interaction.of("INVOICE", "invoice-1", "CREATE")
                    .origin("API")
                    .idempotencyKey("invoice-1"));
    assertThat(created.interactionNumber()).isPositive();
    RecordedInteraction again =
        api.interactions()
            .create(
                Interaction.of("INVOICE", "invoice-1", "CREATE")
                    .origin("API")
                    .idempotencyKey("invoice-1"));
    assertThat(again.interactionId()).isEqualTo(created.interactionId());
    assertThat(api.interactions().get(created.interactionId()).actionMnemonic())
        .isEqualTo("CREATE");
    BatchReceipt receipt =
        api.interactions()
            .createBatch(
                List.of(
                    Interaction.of("INVOICE", "invoice-2", "CREATE").origin("API"),
                    Interaction.of("INVOICE", "invoice-3", "CREATE").origin("API")));
    assertThat(receipt.count()).isEqualTo(2);
    assertThat(
            api.interactions()
                .list(InteractionQuery.all().resourceType("INVOICE").limit(2))
                .pagination()
                .total())
        .isEqualTo(3);
    assertThat(api.interactions().listAll(InteractionQuery.all().resourceType("INVOICE").limit(1)))
        .extracting(RecordedInteraction::resourceId)
        .containsExactly("invoice-1", "invoice-2", "invoice-3");
    assertThat(
            api.interactions()
                .timeline(TimelineQuery.days(1).resourceType("INVOICE").groupBy("action"))
                .total())
        .isEqualTo(3);
  }

  @Test
  void catalog_createChangeDelete() {
    ResourceType type =
        api.resourceTypes().create(CatalogEntry.of("User Account", "ACCOUNT").icon("👤"));
    assertThat(type.icon()).isEqualTo("👤");
    assertThatExceptionOfType(ConflictException.class)
        .isThrownBy(() -> api.resourceTypes().create(CatalogEntry.of("Again", "account")));
    UUID id = type.resourceTypeId();
    ResourceType changed =
        api.resourceTypes().update(id, CatalogEntry.change().title("Account").icon(null));
    assertThat(changed.title()).isEqualTo("Account");
    assertThat(changed.icon()).isNull();
    assertThat(api.resourceTypes().get(id)).isEqualTo(changed);
    assertThat(api.resourceTypes().listAll(CatalogQuery.all().mnemonic("account"))).hasSize(1);
    assertThat(api.resourceTypes().list(CatalogQuery.all()).pagination().page()).isEqualTo(1);
    api.resourceTypes().delete(id);
    assertThatExceptionOfType(NotFoundException.class)
        .isThrownBy(() -> api.resourceTypes().get(UUID.randomUUID()));
  }

  @Test
  void apiKeys_createUseRevoke() {
    CreatedApiKey reader = api.apiKeys().create("reader", Set.of(Scope.READ), null);
    assertThat(reader.scopes()).containsExactly(Scope.READ);
    assertThat(api.apiKeys().list()).extracting("apiKeyId").contains(reader.apiKeyId());
    try (Provenance other = server.client().apiKey(reader.key()).build()) {
      assertThat(other.api().settings().get()).isEqualTo(new Settings(false));
      assertThatExceptionOfType(UnauthorizedException.class)
          .isThrownBy(() -> other.api().apiKeys().list())
          .satisfies(e -> assertThat(e.status()).isEqualTo(403));
      api.apiKeys().revoke(reader.apiKeyId());
      assertThatExceptionOfType(UnauthorizedException.class)
          .isThrownBy(() -> other.api().settings().get())
          .satisfies(e -> assertThat(e.status()).isEqualTo(401));
    }
    assertThat(api.settings().update(new Settings(false))).isEqualTo(new Settings(false));
  }

  @Test
  void errors_haveTheirFaults() {
    assertThatExceptionOfType(InvalidRequestException.class)
        .isThrownBy(() -> api.interactions().list(InteractionQuery.all().page(0).limit(101)))
        .satisfies(e -> assertThat(e.details()).extracting(Fault::path).contains("page", "limit"));
    try (Provenance nobody = server.client().apiUrl("http://127.0.0.1:9/api").build()) {
      assertThatExceptionOfType(ConnectionException.class)
          .isThrownBy(() -> nobody.api().settings().get())
          .satisfies(e -> assertThat(e.status()).isZero());
    }
  }

  @Test
  void log_unknownMnemonicCharacters_areRejectedAloneByTheRealServer() {
    long rejected = provenance.stats().rejected();
    provenance.log(Interaction.of("ORDER", "ok-1", "CREATE"));
    provenance.log(Interaction.of("NOT A TYPE", "bad", "CREATE"));
    provenance.log(Interaction.of("ORDER", "ok-2", "CREATE"));
    assertThat(provenance.flush(LONG)).isTrue();
    assertThat(provenance.stats().rejected()).isEqualTo(rejected + 1);
    assertThat(api.interactions().list(InteractionQuery.all().resourceId("ok-*")).data())
        .hasSize(2);
  }
}
