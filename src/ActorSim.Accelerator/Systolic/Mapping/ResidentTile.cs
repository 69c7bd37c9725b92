namespace ActorSim.Accelerator;

/// <summary>Which type of data stays in the buffer while tiles of the others come and go: the order of the loops over tiles.</summary>
public enum ResidentTile
{
    /// <summary>Ifmaps: images and strips outermost, then channels, filters innermost.</summary>
    Ifmap,

    /// <summary>Filters: filters outermost, then channels, images and strips innermost.</summary>
    Filter,

    /// <summary>Psums: images and strips outermost, then filters, channels innermost.</summary>
    Psum,
}
