using System.Threading.RateLimiting;
using Zhiheng.Toolbox.Catalogue;
using Zhiheng.Toolbox.Numerics;

namespace Zhiheng.Web.Api;

/// <summary>
/// Where calculations for the world are made: on half of the cores at most, so that verification never waits for somebody's chart, a few
/// waiting, and none of them longer than <see cref="MostSteps"/>.
/// </summary>
public sealed class ToolboxDesk : IDisposable
{
    /// <summary>What one calculation may do (see <see cref="Effort"/>): about a second or two of one core.</summary>
    public const long MostSteps = 100_000_000;

    /// <summary>Calculations that wait for a core; a further one is sent away.</summary>
    public const int MostWaiting = 16;

    private readonly ConcurrencyLimiter places = new(new()
    {
        PermitLimit = MostAtOnce,
        QueueLimit = MostWaiting,
        QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
    });

    public static int MostAtOnce { get; } = Math.Max(1, Environment.ProcessorCount / 2);

    /// <summary>A place to calculate, to be given back; not acquired when too many wait.</summary>
    public ValueTask<RateLimitLease> Place(CancellationToken ct) => places.AcquireAsync(1, ct);

    /// <summary>The results as JSON text.</summary>
    public static string Calculate(Tool tool, ToolInput input, ToolInput parameters)
        => Effort.Within(MostSteps, () => tool.Run(input, parameters)).ToJsonString(Conditional.Options);

    public void Dispose() => places.Dispose();
}
