using System.Globalization;
using System.Text.Json;
using Zhiheng.Proofs.Jose;

namespace Zhiheng.Proofs.Credentials;

/// <summary>What the status lists say about a credential. A suspended credential may have both bits set: then it is suspended.</summary>
internal readonly record struct CredentialStatus(ProofRefusal? Reason, bool IsMissing, DateTimeOffset? AsOf)
{
    /// <summary>UNTP allows one entry in credentialStatus; the second stands beside it, in the open part of the vocabulary.</summary>
    public const string SecondEntry = "suspensionStatus";

    private const int MostEntries = 16;

    /// <summary>By how much the clocks of issuer and reader may differ before a list seems to come from the future.</summary>
    private static readonly TimeSpan ClockDifference = TimeSpan.FromMinutes(5);

    public static CredentialStatus Ask(
        JsonElement credential, string issuer, Func<string, Proof<StatusListCredential>?> lists, DateTimeOffset asOf)
    {
        var set = new HashSet<string>(StringComparer.Ordinal);
        ProofRefusal? missing = null;
        DateTimeOffset? oldest = null;
        foreach (var entry in Entries(credential))
        {
            var answer = Bit(entry, issuer, lists, asOf);
            missing ??= answer.Refusal;
            if (!answer.IsRefused && answer.Value is { } bit)
            {
                oldest = oldest < bit.AsOf ? oldest : bit.AsOf;
                _ = bit.IsSet && set.Add(bit.Purpose);
            }
        }

        // A set bit is an answer even when another list is missing.
        return set.Contains(StatusPurpose.Suspension) ? new(ProofRefusals.CredentialSuspended(), false, oldest)
            : set.Contains(StatusPurpose.Revocation) ? new(ProofRefusals.CredentialRevoked(), false, oldest)
            : new(missing, missing is not null, oldest);
    }

    private static IEnumerable<JsonElement> Entries(JsonElement credential)
        => new[] { "credentialStatus", SecondEntry }
            .Where(name => credential.TryGetProperty(name, out _))
            .Select(name => credential.GetProperty(name))
            .SelectMany(status => status.ValueKind == JsonValueKind.Array ? status.EnumerateArray().AsEnumerable() : [status])
            .Take(MostEntries + 1)
            .Select((entry, count) => count < MostEntries ? entry : default);

    private static Proof<Answer> Bit(JsonElement entry, string issuer, Func<string, Proof<StatusListCredential>?> lists, DateTimeOffset asOf)
    {
        if (Jwk.Text(entry, "type") != "BitstringStatusListEntry" || Jwk.Text(entry, "statusListCredential") is not { } url
            || Jwk.Text(entry, "statusPurpose") is not { } purpose || Index(entry) is not { } index
            || purpose is not (StatusPurpose.Revocation or StatusPurpose.Suspension))
        {
            return ProofRefusals.StatusUnknown();
        }

        if (lists(url) is not { } found)
        {
            return ProofRefusals.StatusListMissing(url);
        }

        if (found.IsRefused)
        {
            return found.Refusal;
        }

        var list = found.Value;
        return list.Id != url || list.Issuer != issuer || list.Purpose != purpose || index >= list.List.Entries ? ProofRefusals.StatusListOther(url)
            : asOf + ClockDifference < list.ValidFrom || asOf > list.ValidUntil ? ProofRefusals.StatusListNotCurrent()
            : new Answer(purpose, list.List[index], list.ValidFrom);
    }

    /// <summary>Text in the W3C form, a number in that of UNTP.</summary>
    private static int? Index(JsonElement entry)
        => entry.TryGetProperty("statusListIndex", out var index)
            && int.TryParse(
                index.ValueKind == JsonValueKind.Number ? index.GetRawText() : Jwk.Text(entry, "statusListIndex"),
                NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                ? number
                : null;

    private sealed record Answer(string Purpose, bool IsSet, DateTimeOffset AsOf);
}
