namespace ActorSim.Benchmarks;

/// <summary>Prints what it takes to build systems.</summary>
public sealed class StartupTable(TextWriter output)
{
    public void WriteHead()
    {
        output.WriteLine("Start-up: a ring of idle actors with one in-port and one out-port each, built in a fresh process; seconds on the wall, median and range.");
        output.WriteLine($"{"actors",10} {"build s",9} {"first window s",15} {"together s",20} {"bytes/actor",12} {"bytes/link",11}");
    }

    public void Write(StartupSeries series)
    {
        var together = series.OneLink.Select(round => round.SecondsInAll).ToList();
        var range = $"{Statistics.Median(together):0.000} [{together.Min():0.000}-{together.Max():0.000}]";
        output.WriteLine(
            $"{series.Actors,10:N0} {series.BuildSeconds,9:0.000} {series.FirstWindowSeconds,15:0.000} {range,20} {series.BytesPerActor,12:0} {series.BytesPerLink,11:0}");
    }
}
