namespace ActorSim.Accelerator;

/// <summary>
/// The steps of Eyexam, each of which takes one more property of a chip into account (IEEE Solid-State Circuits Magazine,
/// Summer 2020; arXiv 1807.07928). The performance of a step is the upper bound of the next.
/// </summary>
public enum EyexamStep
{
    /// <summary>1: the layer's shape and size; all MACs at once.</summary>
    WorkloadParallelism = 1,

    /// <summary>2: the dataflow does some of them one after the other.</summary>
    DataflowParallelism = 2,

    /// <summary>3: the array has so many PEs, and the work does not divide evenly among them.</summary>
    FiniteArray = 3,

    /// <summary>4: the array has rows and columns, and PE sets must fit into them.</summary>
    ArrayShape = 4,

    /// <summary>5: scratch pads and buffer hold so much, which the mapping has to keep to.</summary>
    Storage = 5,

    /// <summary>6: data come with a limited average bandwidth; measured by a run with <see cref="OperandArrival.Averaged"/>.</summary>
    AverageBandwidth = 6,

    /// <summary>7: data come when they come; measured by a run with <see cref="OperandArrival.Real"/>.</summary>
    InstantaneousBandwidth = 7,
}
