package dev.provenance;

/** The process: reads settings, runs the {@code App} until it is told to stop. */
public final class Main {
  private Main() {}

  public static void main(String[] args) {
    System.err.println("not yet");
  }
}
