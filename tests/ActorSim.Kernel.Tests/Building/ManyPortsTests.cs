using static ActorSim.Kernel.Tests.Times;

namespace ActorSim.Kernel.Tests.Building;

/// <summary>An actor with very many ports, such as a switch in the middle of a cluster: adding one more must not cost as much as all before.</summary>
public sealed class ManyPortsTests
{
    private readonly SimulationBuilder builder = new();
    private readonly Scripted centre = new();

    public ManyPortsTests() => builder.Add("/centre", centre);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(16)]
    [InlineData(17)]
    [InlineData(33)]
    public void Ports_keep_the_order_in_which_they_were_made(int ports)
    {
        var outs = Enumerable.Range(0, ports).Select(_ => centre.Out<Note>()).ToArray();
        var ins = Enumerable.Range(0, ports).Select(i => centre.In((in Note note) => centre.Write($"{i} gets {note.Value}"))).ToArray();
        for (var i = 0; i < ports; i++)
        {
            builder.Connect(outs[i], ins[i], Link(10));
        }

        centre.OnStart = () =>
        {
            for (var i = 0; i < ports; i++)
            {
                outs[i].Send(new Note(i));
            }
        };
        using var simulation = builder.Build();
        simulation.Run();

        Assert.Equal(Enumerable.Range(0, ports).Select(i => $"10 {i} gets {i}"), centre.Log);
        Assert.Equal(outs, simulation.Links.Select(link => link.From));
    }

    [Fact]
    public void Fifty_thousand_ports_of_each_kind_take_room_in_proportion()
    {
        const int Ports = 50_000;
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < Ports; i++)
        {
            centre.Out<Note>(optional: true);
            centre.Notes();
        }

        // An array made anew for each port would take 20 GB in all.
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1_000L * Ports);
        using var simulation = builder.Build();
        Assert.Equal(EndReason.Completed, simulation.Run().Reason);
    }
}
