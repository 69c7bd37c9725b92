namespace ActorSim.Kernel.Tests.Reference;

/// <summary>What a model program can ask of the engine under it.</summary>
internal interface IModelHost
{
    void Send(int link, ulong value, long after, bool forward);

    void SendToOne(int group, int index, ulong value, long after, bool forward);

    void SendToSome(int group, int[] indices, ulong value, long after, bool forward);

    void SendToAll(int group, ulong value, long after, bool forward);

    void SendToSelf(int own, ulong value, long after);

    void Arm(int wake);

    void Stop();

    void WaitForTokens();

    ulong Draw();
}

/// <summary>Thrown by model programs on purpose.</summary>
internal sealed class ModelFailureException(string message) : Exception(message);

/// <summary>
/// One actor of a random model: everything it does is a function of what was delivered to it so far,
/// so that two engines that deliver the same make it do the same. Its state is a hash of its history.
/// </summary>
internal sealed class ModelProgram(ActorPlan plan, long unit)
{
    private int budget = plan.Budget;

    public ulong State { get; private set; } = 1;

    public long Delivered { get; private set; }

    public void OnStart(IModelHost host)
    {
        Absorb(0xABCD);
        for (var i = 0; i < plan.Wakes.Length; i++)
        {
            if (plan.Wakes[i].Endless)
            {
                host.Arm(i);
            }
        }

        Act(host, 3, phase: -1, canForward: false);
        StopOrThrow(host);
    }

    public void OnDelivery(IModelHost host, long now, int phase, int receptor, ulong value, ReadOnlySpan<byte> contents)
    {
        Delivered++;
        Absorb((ulong)now);
        Absorb((ulong)((phase << 16) + receptor));
        Absorb(value);
        foreach (var item in contents)
        {
            Absorb(item);
        }

        var wake = receptor - plan.FirstWake;
        if (wake >= 0 && plan.Wakes[wake].Endless)
        {
            host.Arm(wake);
        }

        if (Choose(4) != 0 || wake >= 0)
        {
            Act(host, 1 + Choose(2), phase, canForward: contents.Length > 0);
        }

        StopOrThrow(host);
    }

    /// <summary>The contents of a crate that carries <paramref name="value"/>; never empty.</summary>
    public static byte[] ContentsOf(ulong value)
    {
        var contents = new byte[1 + (value % 37)];
        for (var i = 0; i < contents.Length; i++)
        {
            contents[i] = (byte)TestRandom.Mix(value + (ulong)i);
        }

        return contents;
    }

    private void StopOrThrow(IModelHost host)
    {
        if (Choose(1000) < plan.WaitPerMille)
        {
            host.WaitForTokens();
        }

        if (Choose(1000) < plan.StopPerMille)
        {
            host.Stop();
        }

        if (Choose(1000) < plan.ThrowPerMille)
        {
            throw new ModelFailureException($"thrown on purpose in state {State}");
        }
    }

    private void Act(IModelHost host, int times, int phase, bool canForward)
    {
        for (; times > 0 && budget > 0; times--, budget--)
        {
            var after = Choose(3) == 0 ? Choose(40) * unit : 0;
            var value = Choose(4) == 0 ? host.Draw() : State;
            var forward = canForward && Choose(2) == 0;
            var means = Choose(plan.Links.Length + plan.Groups.Length + plan.Own.Length + plan.Wakes.Length);
            if (means < plan.Links.Length)
            {
                forward &= plan.Links[means].Kind == MessageKind.Crate;
                host.Send(means, value, after, forward);
                canForward &= !forward;
                continue;
            }

            means -= plan.Links.Length;
            if (means < plan.Groups.Length)
            {
                forward &= plan.Groups[means].Kind == MessageKind.Crate;
                SendToGroup(host, means, value, after, forward);
                canForward &= !forward;
                continue;
            }

            means -= plan.Groups.Length;
            if (means < plan.Own.Length)
            {
                host.SendToSelf(means, value, after == 0 && plan.Own[means].Phase <= phase ? 1 + (unit / 3) : after);
                continue;
            }

            means -= plan.Own.Length;
            if (means < plan.Wakes.Length)
            {
                host.Arm(means);
            }
        }
    }

    private void SendToGroup(IModelHost host, int group, ulong value, long after, bool forward)
    {
        var count = plan.Groups[group].To.Length;
        switch (Choose(3))
        {
            case 0:
                host.SendToAll(group, value, after, forward);
                break;
            case 1:
                host.SendToOne(group, Choose(count), value, after, forward);
                break;
            default:
                var first = Choose(count);
                host.SendToSome(group, [.. Enumerable.Range(first, count - first).Where(i => i == first || Choose(2) == 0)], value, after, forward);
                break;
        }
    }

    private void Absorb(ulong value) => State = TestRandom.Mix(State + TestRandom.Mix(value + 0x9E3779B97F4A7C15));

    private int Choose(int bound)
    {
        Absorb(0x77);
        return bound <= 0 ? 0 : (int)(State % (ulong)bound);
    }

    public override string ToString() => $"{plan.Path}: {Delivered} deliveries, state {State:X}";
}
