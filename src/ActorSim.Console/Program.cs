using System.Runtime.InteropServices;
using ActorSim.Console.Terminals;
using ActorSim.Scenarios;

namespace ActorSim.Console;

/// <summary>The command <c>actorsim</c>.</summary>
internal static class Program
{
    private static int Main(string[] args)
    {
        using var interruption = new CancellationTokenSource();
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, OnSignal);
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, OnSignal);
        return ActorSimApp.Run(args, Terminal.OfProcess(), SystemKinds.All, interruption.Token);

        // The first signal asks for an orderly end, with what there is; a second one ends the program at once.
        void OnSignal(PosixSignalContext context)
        {
            context.Cancel = !interruption.IsCancellationRequested;
            interruption.Cancel();
        }
    }
}
