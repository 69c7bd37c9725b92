namespace ActorSim.Kernel.Tests.Running;

/// <summary>Grouping and ordering the mail of a window, and the heap for an actor's own mail, against plain sorting.</summary>
public sealed unsafe class WindowMailTests
{
    [Theory]
    [InlineData(1, 1)]
    [InlineData(20, 3)]
    [InlineData(24, 24)]
    [InlineData(25, 4)]
    [InlineData(1000, 1)]
    [InlineData(1000, 40)]
    [InlineData(5000, 2500)]
    [InlineData(2000, 5000)]
    [InlineData(200, 5000)]
    public void Mail_is_grouped_by_receiver_and_ordered_within(int count, int receivers)
    {
        var random = new TestRandom((ulong)count);
        var window = new WindowMail(receivers);
        for (var round = 0; round < 5; round++)
        {
            var wheel = new MailWheel(new WindowWidth(100), new PagePool());
            var sent = new List<(int Receiver, long Time, ulong Key)>();
            for (var i = 0; i < count; i++)
            {
                sent.Add((random.Below(receivers), random.Below(100), random.Next()));
                var mail = wheel.Append(sent[^1].Time, Mail.HeaderBytes);
                (mail->Receiver, mail->Time, mail->Key, mail->Tag) = (sent[^1].Receiver, sent[^1].Time, sent[^1].Key, 0);
            }

            // The later part of the window stays in the wheel.
            const long End = 70;
            var early = sent.Where(mail => mail.Time < End).ToList();
            window.Clear();
            window.Gather(wheel.TakeCurrent(out var end), end, End, wheel);
            window.Group();

            Assert.Equal(early.Count, window.Count);
            var seen = new HashSet<int>();
            for (var group = 0; group < window.Groups; group++)
            {
                var records = window.Records(group, out var length);
                var receiver = ((Mail*)records[0])->Receiver;
                Assert.True(seen.Add(receiver));
                var got = new List<(int, long, ulong)>();
                for (var i = 0; i < length; i++)
                {
                    var mail = (Mail*)records[i];
                    got.Add((mail->Receiver, mail->Time, mail->Key));
                }

                Assert.Equal(early.Where(mail => mail.Receiver == receiver).Order(), got);
            }

            Assert.Equal(early.Select(mail => mail.Receiver).Distinct().Count(), window.Groups);
            var left = 0;
            wheel.ForEach(mail => left += mail->Time >= End ? 1 : 1000);
            Assert.Equal(count - early.Count, left);
        }
    }

    [Fact]
    public void Own_mail_comes_out_in_order_however_it_goes_in()
    {
        var random = new TestRandom(4);
        var own = new OwnMail(new PagePool());
        var expected = new SortedSet<(long Time, ulong Key)>();
        for (var step = 0; step < 20_000; step++)
        {
            if (expected.Count == 0 || random.Chance(expected.Count > 300 ? 30 : 55))
            {
                var (time, key) = (random.Below(50), random.Next());
                var mail = own.Reserve(Mail.HeaderBytes + (random.Below(33) * 8));
                (mail->Time, mail->Key) = (time, key);
                own.Enter(mail);
                expected.Add((time, key));
            }
            else
            {
                Assert.Equal(expected.Min.Time, own.First->Time);
                var taken = own.Take();
                Assert.Equal(expected.Min, (taken->Time, taken->Key));
                expected.Remove(expected.Min);
                if (expected.Count == 0)
                {
                    own.Reset();
                }
            }

            Assert.Equal(expected.Count, own.Count);
        }
    }
}
