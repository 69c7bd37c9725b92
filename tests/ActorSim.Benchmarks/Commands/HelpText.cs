namespace ActorSim.Benchmarks;

/// <summary>What <c>help</c> prints.</summary>
public static class HelpText
{
    public const string Text =
        """
        Measures the kernel against hand-written loops on the same models. Each measurement runs in a process of its own;
        rounds go through all engines in turn; medians and ranges are printed. README.md says what the models are.

        table                    the figures that the project promises, and whether they hold (a quarter of an hour)
        phold                    jobs that wander among 1024 to 1,000,000 actors
        ring                     4096 clocked neighbours, all or a hundredth of them active
        sparse                   10,000 workers that compute for milliseconds and talk over microseconds
        mixed                    16 clocked chips, joined by slow links, one active at a time
        tree                     reduction over 65,536 leaves, and broadcast
        startup                  building 1,000 to 1,000,000 actors: time, and memory of an idle actor and of a link
        all                      phold to startup, with all engines that fit (half an hour)
        compare OLD.json NEW.json
                                 what changed between two files written with --json
        systolic                 AlexNet on 32 x 32 PEs
        mapper                   mappings of AlexNet and VGG-16 on Eyeriss v1
        row-stationary           AlexNet's and VGG-16's convolutions on Eyeriss v1
        noc                      meshes of routers beside BookSim 2
        dram                     requests to DRAM beside DRAMsim3
        training                 clusters that train: collectives, trees, parameter servers; sizes such as
                                 ranks=1024 workers=128 iterations=100 shards=8 many=100000
        help                     this text

        --rounds N               rounds of each measurement; 5 unless said, in the table 9 of one against two threads
        --only TEXT              only models with TEXT in their names; for phold also a model of your own, such as
                                 "phold 4096 x 2, mean/10, 50 % remote, 8 classes, 200 ns work"
        --engines A,B            only these engines (not in the table):
                                 heap, priority-queue, floor, channels, channels-by-time,
                                 kernel, kernel-2, kernel-no-fingerprint, kernel-copies
        --json FILE              writes every measurement with all its rounds to FILE

        """;
}
