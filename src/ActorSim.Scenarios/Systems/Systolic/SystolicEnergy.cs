using ActorSim.Hocon;

namespace ActorSim.Scenarios;

/// <summary>What an access to each level costs.</summary>
/// <param name="Register">To a register inside a PE.</param>
/// <param name="Array">A word from one PE to the next.</param>
/// <param name="Buffer">A word between a global buffer and the array.</param>
/// <param name="Dram">A word between DRAM and a buffer.</param>
/// <param name="Unit">The unit of all four.</param>
internal sealed record SystolicEnergy(double Register, double Array, double Buffer, double Dram, string Unit)
{
    private static readonly Key<double> RegisterKey = Key.Real("register", "An access to a register of a PE.", min: 0).WithDefault("1");
    private static readonly Key<double> ArrayKey = Key.Real("array", "A word from one PE to the next.", min: 0).WithDefault("2");
    private static readonly Key<double> BufferKey = Key.Real("buffer", "A word between a global buffer and the array.", min: 0).WithDefault("6");
    private static readonly Key<double> DramKey = Key.Real("dram", "A word between DRAM and a buffer.", min: 0).WithDefault("200");
    private static readonly Key<string> UnitKey = Key.Text("unit", "The unit of all these; the defaults count in accesses to a register.").WithDefault("register accesses");

    /// <summary>The keys.</summary>
    public static readonly RecordSchema Schema = new(
        "systolic energy", "What an access to each level costs; the defaults are normalised to a register (Chen et al., \"Eyeriss\", ISCA 2016).", RegisterKey, ArrayKey, BufferKey, DramKey, UnitKey);

    /// <summary>Register 1 : array 2 : buffer 6 : DRAM 200.</summary>
    public static readonly SystolicEnergy OfTheLecture = new(1, 2, 6, 200, "register accesses");

    /// <summary>What a record says.</summary>
    public static SystolicEnergy Read(Record record) => new(
        record.Get(RegisterKey), record.Get(ArrayKey), record.Get(BufferKey), record.Get(DramKey), record.Get(UnitKey));
}
