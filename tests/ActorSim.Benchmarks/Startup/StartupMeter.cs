using System.Diagnostics;
using System.Runtime.CompilerServices;
using ActorSim.Kernel;

namespace ActorSim.Benchmarks;

/// <summary>Builds a ring of idle actors in this process, which should be fresh: nothing is warmed up, as for a user who starts a run.</summary>
public static class StartupMeter
{
    private static readonly Latency Link = Latency.Of(SimDuration.FromNanoseconds(10));

    public static StartupMeasurement Measure(int actors, int linksPerActor)
    {
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var began = Stopwatch.GetTimestamp();
        using var simulation = linksPerActor == 1 ? Build(actors) : BuildTwiceLinked(actors);
        var built = Stopwatch.GetElapsedTime(began).TotalSeconds;
        began = Stopwatch.GetTimestamp();
        simulation.Advance(SimTime.Zero + Link.Lookahead);
        var firstWindow = Stopwatch.GetElapsedTime(began).TotalSeconds;
        var held = GC.GetTotalMemory(forceFullCollection: true) - before;
        if (simulation.Windows != 1)
        {
            throw new InvalidOperationException($"The ring of idle actors ran {simulation.Windows} windows instead of one.");
        }

        return new StartupMeasurement
        {
            Actors = actors,
            LinksPerActor = linksPerActor,
            BuildSeconds = built,
            FirstWindowSeconds = firstWindow,
            ManagedBytes = held,
        };
    }

    // Methods of their own, so that builder and arrays are garbage when memory is read.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static Simulation Build(int count)
    {
        var builder = new SimulationBuilder();
        var actors = new IdleActor[count];
        for (var i = 0; i < count; i++)
        {
            actors[i] = builder.Add($"/idle/{i}", new IdleActor());
        }

        for (var i = 0; i < count; i++)
        {
            builder.Connect(actors[i].Out, actors[(i + 1) % count].In, Link);
        }

        return WithOneMessage(builder, actors[0].In);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static Simulation BuildTwiceLinked(int count)
    {
        var builder = new SimulationBuilder();
        var actors = new TwiceLinkedIdleActor[count];
        for (var i = 0; i < count; i++)
        {
            actors[i] = builder.Add($"/idle/{i}", new TwiceLinkedIdleActor());
        }

        for (var i = 0; i < count; i++)
        {
            builder.Connect(actors[i].Out, actors[(i + 1) % count].In, Link);
            builder.Connect(actors[i].OtherOut, actors[(i + 1) % count].OtherIn, Link);
        }

        return WithOneMessage(builder, actors[0].In);
    }

    /// <summary>The built system, with a message from outside under way, so that there is a first window.</summary>
    private static Simulation WithOneMessage(SimulationBuilder builder, InPort<Token> to)
    {
        var feed = builder.AddFeed(to);
        var simulation = builder.Build();
        feed.Send(new Token(1), SimTime.Zero);
        return simulation;
    }
}
