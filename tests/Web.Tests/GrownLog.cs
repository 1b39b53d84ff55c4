using System.Net;
using Zhiheng.Proofs.Notes;

namespace Zhiheng.Web.Tests;

internal static class GrownLog
{
    /// <summary>Lets the sequencer of the site integrate until the log has at least so many leaves.</summary>
    public static async Task<(NoteKey Key, long Size)> Grown(this TestSite site, long atLeast)
    {
        for (var attempt = 0; attempt < 100; attempt++)
        {
            await site.Get<Ledger.Logs.Sequencer>().Integrate(CancellationToken.None);
            using var answer = await site.Client.GetAsync("/ledger/checkpoint");
            if (answer.StatusCode == HttpStatusCode.OK
                && Checkpoint.Parse(SignedNote.Parse(await answer.Content.ReadAsByteArrayAsync()).Value.Text).Value is var checkpoint && checkpoint.Size >= atLeast)
            {
                var keys = await site.Client.Json("/ledger/keys");
                return (NoteKey.Parse(keys.GetProperty("keys")[0].GetProperty("vkey").GetString()!).Value, checkpoint.Size);
            }

            await Task.Delay(20);
        }

        throw new InvalidOperationException($"The log has not reached {atLeast} leaves.");
    }
}
