using ActorSim.Kernel;

namespace ActorSim.Accelerator;

/// <summary>The banks of a row-stationary chip's buffer, by what they hold.</summary>
/// <param name="Ifmaps">Those with ifmaps.</param>
/// <param name="Filters">Those with filters.</param>
/// <param name="Psums">Those with psums.</param>
public sealed record RowStationaryBanks(BankGroup Ifmaps, BankGroup Filters, BankGroup Psums)
{
    /// <summary>Adds them to a system.</summary>
    /// <param name="builder">The system.</param>
    /// <param name="root">The place of the chip.</param>
    /// <param name="program">The chip and the passes that it runs.</param>
    public static RowStationaryBanks Add(SimulationBuilder builder, string root, RowStationaryProgram program)
    {
        ArgumentNullException.ThrowIfNull(builder);
        return new RowStationaryBanks(
            builder.Add($"{root}/buffer/ifmaps", new BankGroup(program, BufferedData.Ifmaps)),
            builder.Add($"{root}/buffer/filters", new BankGroup(program, BufferedData.Filters)),
            builder.Add($"{root}/buffer/psums", new BankGroup(program, BufferedData.Psums)));
    }
}
