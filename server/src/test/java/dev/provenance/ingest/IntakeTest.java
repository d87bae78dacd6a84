package dev.provenance.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.provenance.model.Allotment;
import dev.provenance.model.ProblemException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

final class IntakeTest {
  private static final long MIB = 1024 * 1024;
  private static final long CAPACITY = 64 * MIB;
  private static final long SECOND = TimeUnit.SECONDS.toNanos(1);
  private static final long LARGE = MIB;
  private static final long SMALL = 1_000;

  private final Intake intake = new Intake(CAPACITY);

  @Test
  void paceUnknown_letsInWhatTheQueueHolds() {
    assertThat(largeLetIn()).isEqualTo(64);
  }

  @Test
  void paceKnown_letsInWhatIsStoredInTime() {
    intake.stored(20 * MIB, SECOND);
    assertThat(largeLetIn()).isEqualTo(6);
  }

  @Test
  void diskThatStalls_isKeptBusy() {
    intake.stored(MIB, 60 * SECOND);
    assertThat(largeLetIn()).isEqualTo(4);
  }

  @Test
  void paceIsThatOfLate() {
    intake.stored(MIB, 60 * SECOND);
    for (int i = 0; i < 100; i++) {
      intake.stored(20 * MIB, SECOND);
    }
    assertThat(largeLetIn()).isEqualTo(6);
  }

  /** One of them a batch, it would seem that nothing is ever fast. */
  @Test
  void littleThatWasStored_saysNothing() {
    intake.stored(SMALL, SECOND);
    assertThat(largeLetIn()).isEqualTo(64);
  }

  @Test
  void smallBodies_areLetInUntilTheQueueIsFull() {
    intake.stored(MIB, 60 * SECOND);
    intake.admit(CAPACITY);
    assertThatThrownBy(() -> intake.admit(SMALL)).isInstanceOf(ProblemException.class);
  }

  @Test
  void largestBatch_findsRoom_withAnyCapacity() {
    Intake narrow = new Intake(1);
    Allotment.Part part = narrow.admit(16 * MIB);
    assertThatThrownBy(() -> narrow.expect(SMALL)).isInstanceOf(ProblemException.class);
    part.close();
    assertThatCode(() -> narrow.expect(LARGE)).doesNotThrowAnyException();
    assertThat(narrow.inHand()).isZero();
  }

  @Test
  void whatIsRefused_isNotInHand() {
    intake.stored(MIB, 60 * SECOND);
    largeLetIn();
    assertThat(intake.inHand()).isEqualTo(4 * MIB);
  }

  /** How many of them, until one is refused. */
  private int largeLetIn() {
    for (int count = 0; ; count++) {
      try {
        intake.admit(LARGE);
      } catch (ProblemException e) {
        return count;
      }
    }
  }
}
