package dev.provenance.sdk.api;

/** 409: somebody else has it already, such as a mnemonic. */
public final class ConflictException extends ProvenanceException {
  ConflictException(Refusal refusal) {
    super(refusal, null);
  }
}
