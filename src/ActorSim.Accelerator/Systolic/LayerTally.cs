namespace ActorSim.Accelerator;

/// <summary>What one PE did for one layer.</summary>
internal struct LayerTally
{
    /// <summary>Multiply-accumulates.</summary>
    public long Macs;

    /// <summary>Slots of the stationary operand that passed: words kept here or further down.</summary>
    public long LoadSlots;

    /// <summary>Slots that passed without work for this PE.</summary>
    public long EmptySlots;

    /// <summary>The edge of the clock on which the first slot of the layer arrived, plus one; 0 if none has.</summary>
    public long FirstSlot;

    /// <summary>The edge of the clock of the last slot.</summary>
    public long LastSlot;

    /// <summary>Folds whose last slot has come.</summary>
    public int FoldsEnded;
}
