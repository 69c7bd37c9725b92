namespace ActorSim.Console;

/// <summary>What the program tells whoever called it.</summary>
public static class ExitCode
{
    /// <summary>All went well.</summary>
    public const int Success = 0;

    /// <summary>A run failed, an expectation was missed, or a log of commands breaks a rule.</summary>
    public const int Failure = 1;

    /// <summary>The command line or an input file is wrong.</summary>
    public const int BadInput = 2;

    /// <summary>Interrupted by Ctrl-C; what there was has been written.</summary>
    public const int Interrupted = 130;
}
