package dev.provenance.testkit;

import java.io.DataInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One whole message of PostgreSQL's protocol 3, as in "Message Formats" of its manual
 * (https://www.postgresql.org/docs/18/protocol-message-formats.html): a byte that tells the type,
 * and a length in four bytes that counts itself and what follows, not the type. What a frontend
 * sends first has no type, and the answer to its request for encryption is one byte.
 */
public record ProtocolMessage(Kind kind, byte[] bytes) {
  private static final int MOST_BYTES = 1 << 30;
  private static final int CANCEL_REQUEST = 80877102;
  private static final int SSL_REQUEST = 80877103;
  private static final int GSS_ENCRYPTION_REQUEST = 80877104;

  private static final Map<Character, String> REQUESTS =
      types(
          """
          B Bind, C Close, d CopyData, c CopyDone, f CopyFail, D Describe, E Execute, H Flush,
          F FunctionCall, P Parse, p PasswordMessage, Q Query, S Sync, X Terminate\
          """);

  private static final Map<Character, String> ANSWERS =
      types(
          """
          R Authentication, K BackendKeyData, 2 BindComplete, 3 CloseComplete, C CommandComplete,
          d CopyData, c CopyDone, G CopyInResponse, H CopyOutResponse, W CopyBothResponse,
          D DataRow, I EmptyQueryResponse, E ErrorResponse, V FunctionCallResponse,
          v NegotiateProtocolVersion, n NoData, N NoticeResponse, A NotificationResponse,
          t ParameterDescription, S ParameterStatus, 1 ParseComplete, s PortalSuspended,
          Z ReadyForQuery, T RowDescription\
          """);

  /** Who sends it: the frontend is PostgreSQL's client, here Provenance's server. */
  public enum Sender {
    FRONTEND,
    BACKEND
  }

  /**
   * Who sends what.
   *
   * @param type its name in the manual; Authentication for all forms of it
   */
  public record Kind(Sender sender, String type) {
    @Override
    public String toString() {
      return (sender == Sender.FRONTEND ? "→" : "←") + type;
    }
  }

  /** The next one of a connection that has been started. */
  public static ProtocolMessage read(Sender sender, DataInputStream in) throws IOException {
    byte type = in.readByte();
    String name = (sender == Sender.FRONTEND ? REQUESTS : ANSWERS).get((char) type);
    if (name == null) {
      throw new IllegalStateException("no message of type " + type + " is sent by " + sender);
    }
    int length = length(in);
    byte[] bytes = new byte[1 + length];
    ByteBuffer.wrap(bytes).put(type).putInt(length);
    in.readFully(bytes, 1 + Integer.BYTES, length - Integer.BYTES);
    return new ProtocolMessage(new Kind(sender, name), bytes);
  }

  /** What a frontend sends before it is let in: it has no type. */
  public static ProtocolMessage readFirst(DataInputStream in) throws IOException {
    int length = length(in);
    byte[] bytes = new byte[length];
    ByteBuffer packet = ByteBuffer.wrap(bytes).putInt(length);
    in.readFully(bytes, Integer.BYTES, length - Integer.BYTES);
    String name =
        switch (packet.getInt()) {
          case CANCEL_REQUEST -> "CancelRequest";
          case SSL_REQUEST -> "SSLRequest";
          case GSS_ENCRYPTION_REQUEST -> "GSSENCRequest";
          default -> "StartupMessage";
        };
    return new ProtocolMessage(new Kind(Sender.FRONTEND, name), bytes);
  }

  /** The answer to {@link #asksForEncryption}, which must be no: encrypted, nothing can be read. */
  public static ProtocolMessage readRefusal(DataInputStream in) throws IOException {
    byte answer = in.readByte();
    if (answer != 'N') {
      throw new IllegalStateException("asked to encrypt, the database says " + (char) answer);
    }
    return new ProtocolMessage(new Kind(Sender.BACKEND, "No"), new byte[] {answer});
  }

  public boolean asksForEncryption() {
    return kind.type.equals("SSLRequest") || kind.type.equals("GSSENCRequest");
  }

  public boolean contains(String text) {
    return new String(bytes, StandardCharsets.UTF_8).contains(text);
  }

  private static int length(DataInputStream in) throws IOException {
    int length = in.readInt();
    if (length < Integer.BYTES || length > MOST_BYTES) {
      throw new IllegalStateException("a message of " + length + " bytes");
    }
    return length;
  }

  private static Map<Character, String> types(String list) {
    return Stream.of(list.split(",\\s+", -1))
        .collect(Collectors.toUnmodifiableMap(type -> type.charAt(0), type -> type.substring(2)));
  }
}
