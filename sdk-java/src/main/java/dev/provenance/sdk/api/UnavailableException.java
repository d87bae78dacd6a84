package dev.provenance.sdk.api;

/** 408, 429, 5xx: not now; {@link #retryAfter} may say when. */
public final class UnavailableException extends ProvenanceException {
  UnavailableException(Refusal refusal) {
    super(refusal, null);
  }
}
