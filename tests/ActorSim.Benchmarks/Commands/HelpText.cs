namespace ActorSim.Benchmarks;

/// <summary>What <c>help</c> prints.</summary>
public static class HelpText
{
    public const string Text =
        """
        Measures the kernel against hand-written loops on the same models, each measurement in a process of its own.

        commands
          phold      jobs that wander among 1024 to 1,000,000 actors
          ring       4096 clocked neighbours, all or a hundredth of them active
          sparse     10,000 workers that compute for milliseconds and talk over microseconds
          mixed      16 clocked chips, joined by slow links, one active at a time
          tree       reduction over 65,536 leaves and broadcast
          systolic   AlexNet on 32 x 32 PEs
          help       this text

        options
          --rounds N        rounds, 5 unless said; medians are printed
          --only TEXT       only models with TEXT in their names; for phold also a model of your own, such as
                            "phold 4096 x 2, mean/10, 50 % remote, 8 classes, 200 ns work"
          --engines A,B     only these engines

        """;
}
