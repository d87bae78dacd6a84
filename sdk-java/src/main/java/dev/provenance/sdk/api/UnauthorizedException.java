package dev.provenance.sdk.api;

/** 401: no such key. 403: the key may not do this. */
public final class UnauthorizedException extends ProvenanceException {
  UnauthorizedException(Refusal refusal) {
    super(refusal, null);
  }
}
