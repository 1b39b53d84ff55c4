using Zhiheng.Kernel;

namespace Zhiheng.Contracts.Registry;

/// <summary>Somebody who can be drawn: code (credit code or approval number), name and division; the id is the register's, for the own desk.</summary>
public sealed record PoolMember(string Code, string Name, string Region, Guid? Organization);

/// <summary>Special libraries of inspectees (专项库), answered from the register.</summary>
public interface IInspecteePools
{
    /// <summary>The pools that the register can answer: voluntary-holders, ccc-holders, certification-bodies.</summary>
    IReadOnlyList<string> Names { get; }

    /// <summary>
    /// The members of a pool in a division and below it, on <paramref name="on"/>, ordered by code, each once. Holders are those with a certificate that
    /// is in force that day (valid or suspended, not expired).
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">No such pool.</exception>
    Task<IReadOnlyList<PoolMember>> Members(string pool, RegionCode region, DateOnly on, CancellationToken ct);
}
