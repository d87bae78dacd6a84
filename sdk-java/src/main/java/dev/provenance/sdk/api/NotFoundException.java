package dev.provenance.sdk.api;

/** 404: there is nothing of that name. */
public final class NotFoundException extends ProvenanceException {
  NotFoundException(Refusal refusal) {
    super(refusal, null);
  }
}
