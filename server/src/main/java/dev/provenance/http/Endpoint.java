package dev.provenance.http;

/** Answers one kind of request; problems are thrown. */
@FunctionalInterface
interface Endpoint {
  Answer answer(Call call);
}
