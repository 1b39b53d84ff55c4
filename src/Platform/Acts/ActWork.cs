using Zhiheng.Kernel;
using Zhiheng.Platform.Databases;
using Zhiheng.Platform.Powers;

namespace Zhiheng.Platform.Acts;

public static class ActWork
{
    /// <summary>
    /// Begins a transaction within the mandate and signs the act first: a form that is sent twice is known before anything of it is
    /// looked at (<see cref="AlreadyActedException"/>). A refusal leaves nothing behind, the signature included.
    /// </summary>
    public static async Task<Work> Begin(Database database, Act act, Mandate mandate, CancellationToken ct)
    {
        var work = await database.Begin(act, mandate.Scope, ct);
        try
        {
            await work.Sign(ct);
            return work;
        }
        catch
        {
            await work.DisposeAsync();
            throw;
        }
    }

    /// <summary>The record has moved on since the page was shown.</summary>
    /// <exception cref="ChangedByAnotherException">The versions differ.</exception>
    public static void SameVersion(string what, Guid id, long shown, long held)
    {
        if (shown != held)
        {
            throw new ChangedByAnotherException(what, id);
        }
    }

    /// <summary>How many rows were saved under the version that was read.</summary>
    /// <exception cref="ChangedByAnotherException">None.</exception>
    public static void Saved(string what, Guid id, int rows)
    {
        if (rows == 0)
        {
            throw new ChangedByAnotherException(what, id);
        }
    }
}
