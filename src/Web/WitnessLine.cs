using Zhiheng.Contracts.Ledger;
using Zhiheng.Ledger.Logs;
using Zhiheng.Platform.Databases;
using Zhiheng.Proofs.Notes;

namespace Zhiheng.Web;

/// <summary>A witness as it is configured, and the way to it.</summary>
internal static class WitnessLine
{
    private const int MostAnswerBytes = 64 * 1024;

    private static readonly HttpClient Client = new() { Timeout = TimeSpan.FromSeconds(5), MaxResponseContentBufferSize = MostAnswerBytes };

    /// <summary><c>https://witness.example/ name+hash+key</c>.</summary>
    public static KnownWitness Read(string line)
    {
        var parts = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var key = parts.Length == 2 ? NoteKey.Parse(parts[1]) : default;
        return parts.Length == 2 && Uri.TryCreate(parts[0].TrimEnd('/') + "/add-checkpoint", UriKind.Absolute, out var address) && !key.IsRefused
            ? new KnownWitness(address, key.Value)
            : throw new InvalidDataException($"见证方“{line}”写法不对。应为“网址 验证钥”，例如 https://witness.example name+1a2b3c4d+AbCd…。");
    }

    /// <summary>Status 0 where the witness could not be reached: it is asked again later.</summary>
    public static async Task<(int Status, byte[] Body)> Ask(Uri address, byte[] body, CancellationToken ct)
    {
        try
        {
            using var answer = await Client.PostAsync(address, new ByteArrayContent(body), ct);
            return ((int)answer.StatusCode, await answer.Content.ReadAsByteArrayAsync(ct));
        }
        catch (Exception error) when (error is HttpRequestException or TaskCanceledException && !ct.IsCancellationRequested)
        {
            return (0, []);
        }
    }
}

internal static class Witnesses
{
    /// <summary>Those that are configured; in a demonstration without any, the one inside the program.</summary>
    public static void AddWitnesses(this IServiceCollection services, AppSettings settings)
    {
        services.AddSingleton(provider => new DemoWitness(settings.Folder, settings.KeyPassphrase, provider.GetRequiredService<Database>(), settings.Clock));
        services.AddSingleton(provider => new AskedWitnesses(
            settings.IsDemo && settings.Witnesses.Count == 0 ? [provider.GetRequiredService<DemoWitness>().Known] : [.. settings.Witnesses.Select(WitnessLine.Read)]));
        services.AddSingleton<AskWitness>(provider => (address, body, ct)
            => DemoWitness.IsAt(address) ? provider.GetRequiredService<DemoWitness>().Ask(body, ct) : WitnessLine.Ask(address, body, ct));
        services.AddSingleton<IWitnessedFacts, WitnessedFacts>();
    }
}
