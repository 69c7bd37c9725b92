using System.Numerics;

namespace ActorSim.Kernel.Tests.Reference;

/// <summary>An actor of the reference kernel: a model program and what the contracts say about sending.</summary>
internal sealed class ReferenceActor : IModelHost
{
    private readonly ReferenceKernel kernel;
    private readonly RandomStream random;
    private readonly bool[] armed;
    private readonly BigInteger[] lastEdge;
    private long sequence;

    public ReferenceActor(ReferenceKernel kernel, ActorPlan plan, int id, ModelPlan system)
    {
        this.kernel = kernel;
        (Plan, Id, Program) = (plan, id, new ModelProgram(plan, system.Unit));
        random = new RandomStream(system.Seed, plan.Path);
        armed = new bool[plan.Wakes.Length];
        lastEdge = Enumerable.Repeat(BigInteger.MinusOne, plan.Wakes.Length).ToArray();
    }

    public ActorPlan Plan { get; }

    public int Id { get; }

    public ModelProgram Program { get; }

    public ulong Hash { get; set; }

    public bool Failed { get; set; }

    /// <summary>The receptor at which it waits for mail, or −1.</summary>
    public int WaitsFor { get; set; } = -1;

    public long WaitsSince { get; private set; }

    public void Send(int link, ulong value, long after, bool forward)
    {
        var (kind, to, latency) = Plan.Links[link];
        Post(kernel.Find(to), kind, ReferenceKernel.Arrival(latency, kernel.Now + after), value, forward);
    }

    public void SendToOne(int group, int index, ulong value, long after, bool forward) => SendToSome(group, [index], value, after, forward);

    public void SendToAll(int group, ulong value, long after, bool forward) =>
        SendToSome(group, [.. Enumerable.Range(0, Plan.Groups[group].To.Length)], value, after, forward);

    public void SendToSome(int group, int[] indices, ulong value, long after, bool forward)
    {
        var (kind, to, latency) = Plan.Groups[group];
        foreach (var index in indices)
        {
            Post(kernel.Find(to[index]), kind, ReferenceKernel.Arrival(latency, kernel.Now + after), value, forward);
        }
    }

    public void SendToSelf(int own, ulong value, long after) =>
        PostToSelf(kernel.Now + after, Plan.Own[own].Phase, ActorPlan.FirstOwn + own, MessageKind.Token, Plan.Own[own].Background, value);

    /// <summary>The first edge ≥ now for which this wake has not run and, if it is now, whose phase is still to come.</summary>
    public void Arm(int wake)
    {
        if (armed[wake])
        {
            return;
        }

        var (clock, phase, background, _) = Plan.Wakes[wake];
        var edge = ReferenceKernel.EdgeAtOrAfter(clock, kernel.Now);
        while (edge <= lastEdge[wake] || (ReferenceKernel.EdgeTime(clock, edge) == kernel.Now && phase <= kernel.Phase))
        {
            edge++;
        }

        armed[wake] = true;
        PostToSelf((long)ReferenceKernel.EdgeTime(clock, edge), phase, Plan.FirstWake + wake, null, background, 0);
    }

    public void WakeRuns(int wake)
    {
        armed[wake] = false;
        lastEdge[wake] = ReferenceKernel.EdgeAtOrAfter(Plan.Wakes[wake].Clock, kernel.Now);
    }

    public void Stop() => kernel.RequestStop();

    public void WaitForTokens() => (WaitsFor, WaitsSince) = ((int)MessageKind.Token, kernel.Now);

    public ulong Draw() => random.NextBits();

    private void Post(ReferenceActor to, MessageKind kind, long arrival, ulong value, bool forward)
    {
        var contents = kind != MessageKind.Crate ? [] : forward ? kernel.Current!.Contents : ModelProgram.ContentsOf(value);
        kernel.Post(new ReferenceMail(arrival, 0, kernel.Feeds + Id, sequence++, to, (int)kind, kind, false, false, value, contents));
    }

    private void PostToSelf(long arrival, int phase, int receptor, MessageKind? kind, bool background, ulong value) =>
        kernel.Post(new ReferenceMail(arrival, phase, kernel.Feeds + Id, sequence++, this, receptor, kind, background, true, value, []));
}
