package dev.provenance.store;

import dev.provenance.model.LogFilter;
import dev.provenance.model.LogFilter.ResourceMatch;
import dev.provenance.model.LogFilter.Target;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Values under which the postings have what a condition of a filter asks for: any of them. Nothing
 * matches the condition that is not found under them; more may be.
 */
record Terms(List<Term> any) {
  /** A member's values, or all its values that begin in some way. */
  sealed interface Term {
    Member member();

    record Values(Member member, List<String> values) implements Term {}

    record Beginning(Member member, String text) implements Term {}
  }

  /** What postings are kept of. */
  enum Member {
    RESOURCE(0),
    USER(1),
    EXTERNAL_REFERENCE(2),
    UNIT_OF_WORK(3);

    final int code;

    Member(int code) {
      this.code = code;
    }
  }

  /** One for each condition that names values. Places are found without. */
  static List<Terms> of(LogFilter filter) {
    if (filter.places() != null) {
      return List.of();
    }
    List<Terms> all = new ArrayList<>();
    add(all, Member.UNIT_OF_WORK, filter.uowIds());
    add(all, Member.EXTERNAL_REFERENCE, filter.externalReferences());
    if (filter.resources() != null) {
      all.add(resources(filter.resources()));
    }
    add(all, Member.USER, filter.userIds());
    if (filter.targets() != null
        && filter.targets().stream().noneMatch(Target.EveryResourceOf.class::isInstance)) {
      all.add(targets(filter.targets()));
    }
    return all;
  }

  private static void add(List<Terms> all, Member member, @Nullable Collection<?> values) {
    if (values != null) {
      all.add(new Terms(values(member, values.stream().map(Object::toString)).toList()));
    }
  }

  private static Terms resources(List<ResourceMatch> resources) {
    Stream<Term> beginnings =
        resources.stream()
            .filter(ResourceMatch::isPrefix)
            .map(match -> new Term.Beginning(Member.RESOURCE, match.text()));
    Stream<String> exact =
        resources.stream().filter(match -> !match.isPrefix()).map(ResourceMatch::text);
    return new Terms(Stream.concat(values(Member.RESOURCE, exact), beginnings).toList());
  }

  private static Terms targets(List<Target> targets) {
    Stream<String> resources =
        targets.stream()
            .filter(Target.Resource.class::isInstance)
            .map(target -> ((Target.Resource) target).id());
    Stream<String> units =
        targets.stream()
            .filter(Target.UnitOfWork.class::isInstance)
            .map(target -> ((Target.UnitOfWork) target).id().toString());
    return new Terms(
        Stream.concat(values(Member.RESOURCE, resources), values(Member.UNIT_OF_WORK, units))
            .toList());
  }

  private static Stream<Term> values(Member member, Stream<String> values) {
    List<String> distinct = values.distinct().toList();
    return distinct.isEmpty() ? Stream.of() : Stream.of(new Term.Values(member, distinct));
  }

  /** Whether it is one value: then its postings come in the order of their numbers. */
  boolean isSingle() {
    return any.size() == 1
        && any.getFirst() instanceof Term.Values(Member _, List<String> values)
        && values.size() == 1;
  }

  /** Whether an interaction may be found under several of them. */
  boolean isOverlapping() {
    return any.stream().map(Term::member).distinct().count() > 1;
  }

  /** The condition on {@code posting p}. */
  Sql condition() {
    if (any.size() == 1) {
      return condition(any.getFirst());
    }
    Sql sql = new Sql("(false");
    any.forEach(term -> sql.add(" OR (").add(condition(term)).add(")"));
    return sql.add(")");
  }

  private static Sql condition(Term term) {
    Sql sql = new Sql("p.member = ?", term.member().code);
    switch (term) {
      case Term.Values(Member _, List<String> values) when values.size() == 1 ->
          sql.add(" AND p.value = ?", values.getFirst());
      case Term.Values(Member _, List<String> values) ->
          sql.add(" AND p.value = ANY (?)", (Object) values.toArray(String[]::new));
      case Term.Beginning(Member _, String text) -> {
        sql.add(" AND p.value >= ?", text);
        Prefix.end(text).ifPresent(end -> sql.add(" AND p.value < ?", end));
      }
    }
    return sql;
  }
}
