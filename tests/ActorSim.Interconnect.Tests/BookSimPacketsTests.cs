using System.Globalization;
using ActorSim.Kernel;

namespace ActorSim.Interconnect.Tests;

public sealed class BookSimPacketsTests
{
    public static TheoryData<string> Files => new(Directory.GetFiles(RepositoryFolder.PathOf("..", "shared", "reference", "booksim"), "exact_*.csv").Select(f => Path.GetFileName(f)!).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Files))]
    public void Every_packet_enters_and_leaves_in_the_same_cycle(string file)
    {
        var parts = Path.GetFileNameWithoutExtension(file).Split('_');
        var k = int.Parse(parts[2][1..], CultureInfo.InvariantCulture);
        var vcs = int.Parse(parts[4][2..], CultureInfo.InvariantCulture);
        var slots = int.Parse(parts[5][3..], CultureInfo.InvariantCulture);
        var rows = File.ReadLines(RepositoryFolder.PathOf("..", "shared", "reference", "booksim", file)).Skip(1)
            .Select(line => line.Split(',').Select(c => long.Parse(c, CultureInfo.InvariantCulture)).ToArray()).ToList();
        var orders = Enumerable.Range(0, k * k).Select(node => rows.Where(r => r[2] == node)
            .Select(r => new PacketOrder((int)r[0], (uint)r[1], (int)r[3], (int)r[4])).ToArray()).ToArray();
        var builder = new SimulationBuilder();
        var mesh = Mesh.Build(builder, Clock.FromGigahertz(1), k, vcs, slots, parts[1] == "R5" ? RouterPipeline.R5 : RouterPipeline.R3, orders);
        using var simulation = builder.Build();
        simulation.Run();
        var arrived = mesh.Interfaces.SelectMany(i => i.Arrivals).ToDictionary(a => a.Packet);
        var wrong = rows.Where(r => !arrived.TryGetValue((int)r[0], out var a) || a.InjectCycle != r[5] || a.ArriveCycle != r[6])
            .Select(r => $"{string.Join(',', r)} got {(arrived.TryGetValue((int)r[0], out var a) ? $"{a.InjectCycle} {a.ArriveCycle}" : "nothing")}").ToList();
        Assert.True(wrong.Count == 0, $"{wrong.Count} of {rows.Count}: {string.Join("\n", wrong.Take(5))}");
    }
}
