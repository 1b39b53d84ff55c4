using System.Net;

namespace Zhiheng.Cli;

/// <summary>Something could not be fetched. It says nothing about the log or the certificate.</summary>
internal sealed class UnreachableException(string message, Exception? inner = null) : Exception(message, inner);

/// <summary>Where a log lies: a folder, or a site. <see cref="Get"/> answers null for what is not there, and throws for what cannot be asked.</summary>
internal abstract class VerifySource : IDisposable
{
    /// <summary>What was answered: bytes, or that they were lawfully withdrawn.</summary>
    internal sealed record Found(byte[] Bytes, bool IsGone = false);

    /// <summary>As people named it.</summary>
    public required string Place { get; init; }

    public static VerifySource Of(string place) => IsAddress(place) ? new Site(new Uri(place.TrimEnd('/') + "/")) { Place = place }
        : Directory.Exists(place) ? new Folder(Path.GetFullPath(place)) { Place = place }
        : throw new UnreachableException($"没有目录“{place}”。请给出账本的网址（http:// 或 https:// 开头）或目录。");

    public static bool IsAddress(string place)
        => place.StartsWith("https://", StringComparison.OrdinalIgnoreCase) || place.StartsWith("http://", StringComparison.OrdinalIgnoreCase);

    /// <summary>A copy, which may leave things out.</summary>
    public bool IsFolder => this is Folder;

    public abstract Task<Found?> Get(string path, CancellationToken ct);

    public virtual void Dispose()
    {
    }

    private sealed class Folder(string folder) : VerifySource
    {
        public override async Task<Found?> Get(string path, CancellationToken ct)
            => Path.Combine(folder, path) is var file && File.Exists(file) ? new(await File.ReadAllBytesAsync(file, ct)) : null;
    }

    private sealed class Site(Uri address) : VerifySource
    {
        private const int Attempts = 3;

        // The largest bundle of entries is 256 · (65,535 + 2) bytes.
        private readonly HttpClient client = new() { Timeout = TimeSpan.FromSeconds(30), MaxResponseContentBufferSize = 20 * 1024 * 1024 };

        public override async Task<Found?> Get(string path, CancellationToken ct)
        {
            var url = new Uri(address, path);
            for (var attempt = 1; ; attempt++)
            {
                try
                {
                    using var answer = await client.GetAsync(url, ct);
                    if (answer.StatusCode is HttpStatusCode.OK or HttpStatusCode.NotFound or HttpStatusCode.Gone || attempt == Attempts)
                    {
                        return await Read(url, answer, ct);
                    }
                }
                catch (Exception error) when (error is HttpRequestException or TaskCanceledException && !ct.IsCancellationRequested)
                {
                    if (attempt == Attempts)
                    {
                        throw new UnreachableException($"无法取得 {url}（{error.Message}）。请检查网络后重试。", error);
                    }
                }

                await Task.Delay(TimeSpan.FromMilliseconds(300 * attempt), TimeProvider.System, ct);
            }
        }

        public override void Dispose()
        {
            client.Dispose();
            base.Dispose();
        }

        private static async Task<Found?> Read(Uri url, HttpResponseMessage answer, CancellationToken ct)
        {
            if (answer.StatusCode == HttpStatusCode.NotFound)
            {
                return null;
            }

            // A log serves no web pages: this is a proxy or a sign-in page that stands between.
            var isPage = answer.Content.Headers.ContentType?.MediaType == "text/html";
            return answer.StatusCode switch
            {
                HttpStatusCode.OK when !isPage => new(await answer.Content.ReadAsByteArrayAsync(ct)),
                HttpStatusCode.Gone => new([], IsGone: true),
                HttpStatusCode.OK => throw new UnreachableException($"{url} 返回的是网页，不是账本文件，可能被代理或登录页拦截。请检查网络后重试。"),
                var status => throw new UnreachableException($"{url} 答复 {(int)status}，暂时无法取得。请稍后重试。"),
            };
        }
    }
}
