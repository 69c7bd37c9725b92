using System.Runtime.InteropServices;
using static ActorSim.Kernel.Tests.Times;

namespace ActorSim.Kernel.Tests.Ports;

/// <summary>What is sent through an optional port that is linked to nothing is dropped, blocks and all.</summary>
public sealed class OptionalPortTests
{
    private readonly SimulationBuilder builder = new();

    [Fact]
    public void An_unlinked_out_port_drops() => Drops(actor =>
    {
        var port = actor.Out<Load>(optional: true);
        return load => port.Send(load);
    });

    [Fact]
    public void An_unlinked_group_drops_what_is_sent_to_all() => Drops(actor =>
    {
        var port = actor.OutGroup<Load>(optional: true);
        return load => port.SendToAll(load);
    });

    [Fact]
    public void An_unlinked_group_drops_what_is_sent_to_one() => Drops(actor =>
    {
        var port = actor.OutGroup<Load>(optional: true);
        return load => port.SendTo(3, load);
    });

    [Fact]
    public void An_unlinked_group_drops_what_is_sent_to_some() => Drops(actor =>
    {
        var port = actor.OutGroup<Load>(optional: true);
        return load => port.SendToSome([1, 4], load, Ps(5));
    });

    [Fact]
    public void A_message_type_of_some_size_without_fields_is_delivered_as_its_default()
    {
        var (a, b) = (builder.Add("/a", new Scripted()), builder.Add("/b", new Scripted()));
        var port = a.Out<Hollow>();
        builder.Connect(port, b.In((in Hollow hollow) => b.Write(Bytes(hollow).IndexOfAnyExcept((byte)0) < 0 ? "hollow" : "not hollow")), Link(10));
        a.OnStart = () => port.Send(default);

        builder.Build().Run();

        Assert.Equal(["10 hollow"], b.Log);
    }

    private static ReadOnlySpan<byte> Bytes(in Hollow hollow) =>
        MemoryMarshal.AsBytes(MemoryMarshal.CreateReadOnlySpan(in hollow, 1));

    private void Drops(Func<Scripted, Action<Load>> send)
    {
        var actor = builder.Add("/a", new Scripted());
        var drop = send(actor);
        actor.OnStart = () => drop(new Load(1, actor.Store.Rent<int>(10)));

        var result = builder.Build().Run();

        Assert.Equal(EndReason.Completed, result.Reason);
        Assert.Empty(result.ForgottenBlocks);
        Assert.Equal(1, result.Deliveries);
    }

    [StructLayout(LayoutKind.Sequential, Size = 200)]
    private struct Hollow;
}
