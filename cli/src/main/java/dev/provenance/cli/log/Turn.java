package dev.provenance.cli.log;

import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Lets threads go one after the other, in the order of numbers. */
final class Turn {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition passed = lock.newCondition();
  private long number;

  Turn(long first) {
    this.number = first;
  }

  /** Returns when it is that number's turn. What was done in earlier turns is visible then. */
  void await(long wanted) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      while (number != wanted) {
        passed.await();
      }
    } finally {
      lock.unlock();
    }
  }

  /** Ends a turn; the next one is of another number. */
  void pass(long next) {
    lock.lock();
    try {
      number = next;
      passed.signalAll();
    } finally {
      lock.unlock();
    }
  }
}
