using ActorSim.Hocon;
using ActorSim.Memory;

namespace ActorSim.Scenarios;

/// <summary>The keys of a DRAM's power: a datasheet's currents, or energies.</summary>
internal static class DramPowerKeys
{
    private const string Currents = "currents";
    private const string Energies = "energies";

    private static readonly Key<string> From = Key.Choice(
        "from", [Currents, Energies], "What is given: currents of one device, as datasheets have them, or energies of a whole rank.");

    private static readonly Key<Quantity> Vdd = Key.Voltage("VDD", "The supply voltage.", max: "10 V");
    private static readonly Key<Quantity> Idd0 = Current("IDD0", "One bank is opened and closed every tRC.");
    private static readonly Key<Quantity> Idd2N = Current("IDD2N", "All banks closed, nothing done.");
    private static readonly Key<Quantity> Idd3N = Current("IDD3N", "Banks open, nothing done.");
    private static readonly Key<Quantity> Idd4R = Current("IDD4R", "Reading burst after burst.");
    private static readonly Key<Quantity> Idd4W = Current("IDD4W", "Writing burst after burst.");
    private static readonly Key<Quantity> Idd5B = Current("IDD5B", "Refreshing all banks every tRFC; IDD5AB of LPDDR.");
    private static readonly Key<Quantity> Idd5PB = Current("IDD5PB", "Refreshing one bank after another; nothing is counted for it, when left out.").WithDefault("0 mA");

    private static readonly Key<Quantity> Activate = Energy("activate", "Opening a row and closing it again.");
    private static readonly Key<Quantity> ReadEnergy = Energy("read", "A READ.");
    private static readonly Key<Quantity> WriteEnergy = Energy("write", "A WRITE.");
    private static readonly Key<Quantity> Refresh = Energy("refresh", "A REFRESH of all banks.");
    private static readonly Key<Quantity> RefreshBank = Energy("refresh-bank", "A REFRESH of one bank.").WithDefault("0 pJ");
    private static readonly Key<Quantity> BackgroundActive = Power("background-active", "Power of a rank with a row open, beside its commands.");
    private static readonly Key<Quantity> BackgroundPrecharged = Power("background-precharged", "Power of a rank whose banks are all closed, beside its commands.");

    public static readonly RecordFamily Family = new(
        "power",
        "What commands cost, and what a rank draws without any. Neither termination nor the controller's side of the bus is counted.",
        From,
        KeyValuePair.Create(Currents, new RecordSchema("currents", "Supply currents of one device. Energies follow by Micron's technical note TN-40-07: a command costs what its current is above IDD3N (ACTIVATE: above IDD3N for tRAS and IDD2N for the rest of tRC).", From, Vdd, Idd0, Idd2N, Idd3N, Idd4R, Idd4W, Idd5B, Idd5PB)),
        KeyValuePair.Create(Energies, new RecordSchema("energies", "Energies of single commands, for all devices of a rank together.", From, Activate, ReadEnergy, WriteEnergy, Refresh, RefreshBank, BackgroundActive, BackgroundPrecharged)));

    /// <summary>What commands cost.</summary>
    /// <exception cref="HoconException">Currents contradict each other.</exception>
    public static DramPower Read(Record power, DramDescription memory)
    {
        if (power.Get(From) == Energies)
        {
            return new DramPower
            {
                Activate = (double)power.Get(Activate).Value,
                Read = (double)power.Get(ReadEnergy).Value,
                Write = (double)power.Get(WriteEnergy).Value,
                Refresh = (double)power.Get(Refresh).Value,
                RefreshBank = (double)power.Get(RefreshBank).Value,
                BackgroundActive = (double)power.Get(BackgroundActive).Value,
                BackgroundPrecharged = (double)power.Get(BackgroundPrecharged).Value,
            };
        }

        var currents = new DramCurrents
        {
            Vdd = (double)power.Get(Vdd).Value / 1000,
            Idd0 = (double)power.Get(Idd0).Value,
            Idd2N = (double)power.Get(Idd2N).Value,
            Idd3N = (double)power.Get(Idd3N).Value,
            Idd4R = (double)power.Get(Idd4R).Value,
            Idd4W = (double)power.Get(Idd4W).Value,
            Idd5B = (double)power.Get(Idd5B).Value,
            Idd5PB = (double)power.Get(Idd5PB).Value,
        };
        try
        {
            return DramPower.Of(currents, memory);
        }
        catch (DramDescriptionException problem)
        {
            throw power.Schema.Find(problem.Parameter) is { } key ? power.Error(key, problem.Message) : power.Error(problem.Message);
        }
    }

    private static Key<Quantity> Current(string name, string description) => Key.Current(name, description, max: "1000 A");

    private static Key<Quantity> Energy(string name, string description) => Key.Energy(name, description, max: "1 J");

    private static Key<Quantity> Power(string name, string description) => Key.Power(name, description, max: "1000 W");
}
