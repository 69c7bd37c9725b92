using System.Diagnostics;
using ActorSim.Accelerator;
using ActorSim.Kernel;
using Xunit.Abstractions;

namespace ActorSim.Conformance.Scalesim;

public sealed class ScalesimTests(ITestOutputHelper output)
{
    [Fact]
    public void All()
    {
        var rows = ScalesimRow.Read(ReferenceFolder.Find("scalesim/calc_ideal_bandwidth.csv")!);
        var w = Stopwatch.StartNew();
        var bad = 0; var padded = 0; long ev = 0;
        foreach (var row in rows)
        {
            var w1 = Stopwatch.StartNew();
            var system = new SystolicSystem(row.Array, [row.Shape]);
            var result = system.Simulation.Run();
            ev += result.Deliveries;
            var f = system.FiguresOf(0);
            var problems = "";
            void Check(string what, long a, long b) { if (a != b) problems += $" {what} {a} should be {b}"; }
            Check("cycles", f.Cycles, row.Cycles);
            Check("macs", f.Macs, row.Shape.Macs);
            Check("si", f.SramIfmapReads, row.SramIfmapReads);
            Check("sf", f.SramFilterReads, row.SramFilterReads);
            Check("so", f.SramOfmapWrites, row.SramOfmapWrites);
            Check("di", f.DramIfmapReads, row.DramIfmapReads);
            Check("df", f.DramFilterReads, row.DramFilterReads);
            if (f.DramOfmapWrites != row.DramOfmapWrites) padded++;
            if (f.DramOfmapWrites > row.DramOfmapWrites || row.DramOfmapWrites - f.DramOfmapWrites >= row.Array.Columns) problems += " dramw";
            Check("dram", system.Dram.WordsRead, f.DramIfmapReads + f.DramFilterReads);
            if (result.Reason != EndReason.Completed) problems += result.Reason + " " + result.Failure;
            if (problems != "") { bad++; if (bad < 20) output.WriteLine(row + problems); }
            if (w1.Elapsed.TotalSeconds > 1) output.WriteLine($"{row} took {w1.Elapsed.TotalSeconds:0.0}s {result.Deliveries} {f.Folds} folds");
        }
        output.WriteLine($"{rows.Count} rows, {bad} bad, {padded} padded, {w.Elapsed.TotalSeconds:0.0}s {ev} deliveries");
        Assert.Equal(0, bad);
    }
}
