package dev.provenance.sdk;

import dev.provenance.sdk.api.Fault;
import java.util.List;

/**
 * An interaction that the server can never take.
 *
 * @param interaction as it was sent
 * @param reasons what is wrong with it, at least one; paths point into the interaction
 */
public record Rejection(Interaction interaction, List<Fault> reasons) {}
