using CsvHelper;

namespace ActorSim.Conformance.Booksim;

/// <summary>A packet of a run of BookSim 2.</summary>
public sealed record BooksimPacketRow(int Packet, uint Create, int Source, int Destination, int Flits, uint Inject, uint Arrive)
{
    public static IReadOnlyList<BooksimPacketRow> Read(string path)
    {
        using var csv = CsvReader.FromFile(path);
        var rows = new List<BooksimPacketRow>();
        while (csv.Read())
        {
            rows.Add(new BooksimPacketRow(
                csv.Parse<int>("packet"), Cycle("create_cycle"), csv.Parse<int>("src"), csv.Parse<int>("dst"), csv.Parse<int>("flits"), Cycle("inject_cycle"), Cycle("arrive_cycle")));
        }

        return rows;

        uint Cycle(string column) => csv.Parse<uint>(column);
    }
}
