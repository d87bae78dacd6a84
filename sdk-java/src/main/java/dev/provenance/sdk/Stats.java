package dev.provenance.sdk;

/**
 * What has become of the interactions that were logged, since the client was made.
 *
 * @param queued how many wait or are under way, with those a spool held at the start
 * @param sent how many are stored
 * @param dropped how many were given up for want of room or time
 * @param rejected how many the server could not take
 * @param retries how many times a request was made again
 */
public record Stats(long queued, long sent, long dropped, long rejected, long retries) {}
