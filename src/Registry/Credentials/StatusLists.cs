using System.Collections.Concurrent;
using Zhiheng.Kernel;
using Zhiheng.Platform.Databases;
using Zhiheng.Proofs.Credentials;

namespace Zhiheng.Registry.Credentials;

/// <summary>
/// The signed status lists of the bodies. What a bit says is worked out from the certificates at the moment of asking, so a
/// suspension shows in the very next answer; a signature is kept as long as the bits are the same, at most an hour.
/// </summary>
public sealed class StatusLists(Database database, BodyKeys keys, BusinessCalendar calendar)
{
    /// <summary>How long a list may be used offline.</summary>
    private static readonly TimeSpan Validity = TimeSpan.FromHours(24);

    private static readonly TimeSpan Kept = TimeSpan.FromHours(1);

    private readonly ConcurrentDictionary<(Guid Body, string Purpose, long List), Signed> kept = new();

    /// <summary>The list (counted from 1) and the index in it of an entry.</summary>
    internal static (long List, int Index) Place(long entry) => ((entry / StatusList.FewestEntries) + 1, (int)(entry % StatusList.FewestEntries));

    /// <summary>The list as vc+jwt; null where there is no such body, purpose or list.</summary>
    public async Task<string?> Read(CredentialAddresses at, string approvalNo, string purpose, long list, CancellationToken ct)
    {
        if (purpose is not (StatusPurpose.Revocation or StatusPurpose.Suspension) || list is < 1 or > int.MaxValue
            || await keys.Find(approvalNo, ct) is not { } body)
        {
            return null;
        }

        // Before the reading: a change that comes between is then looked up once more.
        var mark = await database.Freshness.Mark();
        var (now, today, address) = (calendar.Now, calendar.Today, at.StatusList(approvalNo, purpose, list));
        var key = (body.Id, purpose, list);
        if (kept.TryGetValue(key, out var last) && last.IsOf(address, now) && last.Mark == mark && last.Day == today)
        {
            return last.Jwt;
        }

        if (await Bits(body.Id, purpose, list, today, ct) is not { } set)
        {
            return null;
        }

        var jwt = last is not null && last.IsOf(address, now) && last.Set.SequenceEqual(set)
            ? last.Jwt
            : await Sign(body.Id, at.BodyDid(approvalNo), address, purpose, set, now, ct);
        var signedAt = ReferenceEquals(jwt, last?.Jwt) ? last!.SignedAt : now;
        kept[key] = new Signed(address, mark, today, set, signedAt, jwt);
        return jwt;
    }

    /// <summary>The indexes whose bit is set, in order; null where the list has not been begun. The first list is there from the start.</summary>
    private async Task<int[]?> Bits(Guid body, string purpose, long list, DateOnly today, CancellationToken ct)
    {
        var from = (list - 1) * StatusList.FewestEntries;
        await using var session = await database.Read(ct);
        if (list > 1 && await CredentialStore.Entries(session, body, ct) <= from)
        {
            return null;
        }

        var rows = await CredentialStore.Listed(session, body, from, from + StatusList.FewestEntries, ct);
        return [.. rows.Where(row => IsSet(row.BitsOn(today), purpose)).Select(row => Place(row.Entry).Index)];
    }

    private static bool IsSet((bool IsRevoked, bool IsSuspended) bits, string purpose)
        => purpose == StatusPurpose.Revocation ? bits.IsRevoked : bits.IsSuspended;

    private async Task<string> Sign(Guid body, string did, string address, string purpose, int[] set, DateTimeOffset now, CancellationToken ct)
    {
        var list = new StatusList();
        foreach (var index in set)
        {
            list[index] = true;
        }

        return VcJwt.Sign(StatusListCredential.Build(address, did, purpose, list, now, now + Validity), await keys.Signer(body, did, ct));
    }

    private sealed record Signed(string Address, long Mark, DateOnly Day, int[] Set, DateTimeOffset SignedAt, string Jwt)
    {
        public bool IsOf(string address, DateTimeOffset now) => Address == address && now - SignedAt < Kept && now >= SignedAt;
    }
}
