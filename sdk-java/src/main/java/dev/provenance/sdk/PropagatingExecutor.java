package dev.provenance.sdk;

import java.util.List;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;

final class PropagatingExecutor extends AbstractExecutorService {
  private final ExecutorService within;

  PropagatingExecutor(ExecutorService within) {
    this.within = within;
  }

  @Override
  public void execute(Runnable task) {
    within.execute(Context.current().wrap(task));
  }

  @Override
  public void shutdown() {
    within.shutdown();
  }

  @Override
  public List<Runnable> shutdownNow() {
    return within.shutdownNow();
  }

  @Override
  public boolean isShutdown() {
    return within.isShutdown();
  }

  @Override
  public boolean isTerminated() {
    return within.isTerminated();
  }

  @Override
  public boolean awaitTermination(long timeout, TimeUnit unit) throws InterruptedException {
    return within.awaitTermination(timeout, unit);
  }
}
