package dev.provenance.model;

import java.util.List;

/** Carries a {@link Problem} from wherever it was noticed to the one place that renders it. */
public final class ProblemException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Problem problem;

  public ProblemException(Problem problem) {
    super(problem.detail(), null, false, false);
    this.problem = problem;
  }

  public ProblemException(Problem problem, Throwable cause) {
    super(problem.detail(), cause);
    this.problem = problem;
  }

  public static ProblemException invalid(String path, String message) {
    return new ProblemException(new Problem.Invalid(path, message));
  }

  public static ProblemException invalid(List<Fault> faults) {
    return new ProblemException(new Problem.Invalid(faults));
  }

  public Problem problem() {
    return problem;
  }
}
