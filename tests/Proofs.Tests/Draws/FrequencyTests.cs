using System.Text;
using Zhiheng.Proofs.Draws;

namespace Zhiheng.Proofs.Tests.Draws;

/// <summary>The sizes of a system that was studied, in which some firms were never and some always drawn.</summary>
public class FrequencyTests
{
    private const int Seeds = 100_000;

    /// <summary>Both tails together; seven sizes and a fixed set of seeds.</summary>
    private const double Alpha = 1e-4;

    /// <summary>
    /// Whether a member is drawn follows from its ticket alone where that is far from the quantile n/N: the cut-off varies by
    /// √(p(1−p)/N). Only within four of these are the tickets of all others computed, which makes 100,000 seeds affordable.
    /// </summary>
    [Theory]
    [InlineData(2_999, 1_000)]
    [InlineData(23_456, 700)]
    [InlineData(60_000, 1_800)]
    [InlineData(12_000, 7_000)]
    [InlineData(97, 5)]
    [InlineData(7, 1)]
    [InlineData(1, 1)]
    public void A_member_is_drawn_as_often_as_the_binomial_says(int members, int n)
    {
        var ids = Enumerable.Range(0, members).Select(number => Encoding.ASCII.GetBytes($"9137{number:D14}")).ToArray();
        var (p, probe) = ((double)n / members, members / 2);
        var near = 4 * Math.Sqrt(p * (1 - p) / members);
        var drawn = 0;
        Parallel.For(0, Seeds, seed =>
        {
            var drum = new Tickets(DrawSuite.Qd1, GivenDraw.Seed(seed)).In(Tickets.Subject, "all");
            var own = drum.Of(ids[probe], 0);
            var part = Part(own);
            if (part < p - near || (part < p + near && IsAmong(drum, ids, own, n)))
            {
                Interlocked.Increment(ref drawn);
            }
        });

        Assert.True(IsPlausible(drawn, p), $"{drawn} of {Seeds} for {n}/{members}");
    }

    /// <summary>By intervals from one random start there were 33 outcomes, and 10,403 firms in none of them.</summary>
    [Fact]
    public void Of_sixty_thousand_each_is_drawn_sooner_or_later_and_of_twelve_thousand_none_always()
    {
        Assert.True(DrawUntil(60_000, 1_800, (drawn, times) => drawn.All(count => count > 0)) < 700);
        Assert.True(DrawUntil(12_000, 7_000, (drawn, times) => drawn.All(count => count > 0 && count < times)) < 60);
    }

    private static int DrawUntil(int members, int n, Func<int[], int, bool> isDone)
    {
        var pool = GivenDraw.Pool(Enumerable.Range(0, members).Select(number => new Subject($"9137{number:D14}", "370100", "A", 1, GivenDraw.Salt(0))));
        var plan = GivenDraw.Plan(pool, n);
        var drawn = new int[members];
        for (var times = 1; times <= 1000; times++)
        {
            foreach (var id in Selecting.Of(plan, pool, [], GivenDraw.Seed(times)).Value.Single().Selected)
            {
                drawn[int.Parse(id.AsSpan(4), System.Globalization.CultureInfo.InvariantCulture)]++;
            }

            if (isDone(drawn, times))
            {
                return times;
            }
        }

        return int.MaxValue;
    }

    private static bool IsAmong(Tickets.Drum drum, byte[][] ids, Ticket own, int n)
    {
        var smaller = 0;
        for (var i = 0; i < ids.Length && smaller < n && smaller + ids.Length - i >= n; i++)
        {
            smaller += drum.Of(ids[i], 0) < own ? 1 : 0;
        }

        return smaller < n;
    }

    private static double Part(Ticket ticket) => Convert.ToUInt64(ticket.ToString()[..16], 16) / Math.Pow(2, 64);

    /// <summary>Neither tail of the binomial distribution from what was found outwards is smaller than half of alpha.</summary>
    private static bool IsPlausible(int found, double p)
    {
        if (p >= 1)
        {
            return found == Seeds;
        }

        // Probabilities relative to that of the mode, by their ratio from one count to the next; what is far away is zero.
        var mode = (int)(p * Seeds);
        var relative = new double[Seeds + 1];
        relative[mode] = 1;
        for (var k = mode; k < Seeds && relative[k] > 1e-30; k++)
        {
            relative[k + 1] = relative[k] * (Seeds - k) / (k + 1) * p / (1 - p);
        }

        for (var k = mode; k > 0 && relative[k] > 1e-30; k--)
        {
            relative[k - 1] = relative[k] * k / (Seeds - k + 1) * (1 - p) / p;
        }

        var sum = relative.Sum();
        return relative.Take(found + 1).Sum() / sum > Alpha / 2 && relative.Skip(found).Sum() / sum > Alpha / 2;
    }
}
