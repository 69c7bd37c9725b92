using CsvHelper;

namespace ActorSim.Conformance.Isca16;

/// <summary>A bar of a figure of the paper, digitised.</summary>
public sealed record PublishedEnergyRow(string Table, string Item, string Level, double Value, string Conditions)
{
    public static IReadOnlyList<PublishedEnergyRow> Read(string path)
    {
        using var csv = CsvReader.FromFile(path);
        var rows = new List<PublishedEnergyRow>();
        while (csv.Read())
        {
            rows.Add(new PublishedEnergyRow(
                csv.GetString("table"), csv.GetString("item"), csv.GetString("metric"), csv.Parse<double>("value"), csv.GetString("conditions")));
        }

        return rows;
    }
}
