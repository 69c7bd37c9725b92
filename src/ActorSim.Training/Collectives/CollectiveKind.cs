namespace ActorSim.Training;

/// <summary>What the ranks of a group do together; the names are those of MPI.</summary>
public enum CollectiveKind
{
    /// <summary>Each has a buffer; in the end each has the sum of all.</summary>
    AllReduce = 0,

    /// <summary>Each has a buffer; in the end each has one share of the sum of all.</summary>
    ReduceScatter = 1,

    /// <summary>Each has one share; in the end each has all shares.</summary>
    AllGather = 2,

    /// <summary>Each has a share for each; in the end each has what the others had for it.</summary>
    AllToAll = 3,

    /// <summary>The first has a buffer; in the end each has it.</summary>
    Broadcast = 4,

    /// <summary>Each has a buffer; in the end the first has the sum of all.</summary>
    Reduce = 5,
}
