using Zhiheng.Platform.Databases;

namespace Zhiheng.Platform.Accounts.External;

/// <summary>Sign-ins that are at the provider. The database knows hashes of state and browser, and the rest sealed.</summary>
internal static class ExternalSignInStore
{
    public static async Task Add(Work work, byte[] state, byte[] browser, byte[] content, DateTimeOffset expiresAt, CancellationToken ct)
    {
        await work.Execute("delete from platform_external_sign_in where expires_at < @now", new { now = work.Act.At }, ct);
        await work.Execute(
            "insert into platform_external_sign_in (state_hash, browser_hash, sealed, expires_at) values (@state, @browser, @content, @expiresAt)",
            new { state, browser, content, expiresAt },
            ct);
    }

    /// <summary>Takes a sign-in out, for the browser that began it; of two who ask at once one gets it. Null when there is none.</summary>
    public static async Task<byte[]?> Take(Work work, byte[] state, byte[] browser, CancellationToken ct)
    {
        var content = await work.First<byte[]>(
            "select sealed from platform_external_sign_in where state_hash = @state and browser_hash = @browser and expires_at >= @now",
            new { state, browser, now = work.Act.At },
            ct);
        return content is not null && await work.Execute("delete from platform_external_sign_in where state_hash = @state", new { state }, ct) == 1 ? content : null;
    }
}
