package dev.provenance.sdk.api;

/** 400, 413, 415, 422: what was sent cannot be taken; {@link #details} names the faults. */
public final class InvalidRequestException extends ProvenanceException {
  InvalidRequestException(Refusal refusal) {
    super(refusal, null);
  }
}
