/**
 * Who may do what: API keys, scopes, tenants, request rates. {@link dev.provenance.access.ApiKeys}
 * and {@link dev.provenance.access.Tenants} are the doors.
 */
@NullMarked
package dev.provenance.access;

import org.jspecify.annotations.NullMarked;
