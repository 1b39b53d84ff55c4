using System.IO.Compression;
using System.Security.Cryptography;
using Microsoft.Net.Http.Headers;

namespace Zhiheng.Web.Look;

/// <summary>The style sheet, the script and the sign, out of the assembly. Addresses carry a digest, so browsers keep them for a year.</summary>
public sealed class Assets
{
    /// <summary>Bytes from which a file is sent packed: the chart library is ten times the rest. The small ones fit a few packets as they are.</summary>
    private const int Large = 100_000;

    private const string Folder = "wwwroot/";
    private readonly Dictionary<string, Asset> files = new(StringComparer.Ordinal);

    public Assets()
    {
        var assembly = typeof(Assets).Assembly;
        foreach (var name in assembly.GetManifestResourceNames().Where(name => name.StartsWith(Folder, StringComparison.Ordinal)))
        {
            using var stream = assembly.GetManifestResourceStream(name)!;
            var bytes = new byte[stream.Length];
            stream.ReadExactly(bytes);
            files.Add(name[Folder.Length..], new Asset(bytes, Convert.ToHexStringLower(SHA256.HashData(bytes))[..12], TypeOf(name)));
        }
    }

    /// <summary>The address of a file in wwwroot. A name that does not exist is a bug of the page.</summary>
    public string Href(string file) => $"/{file}?v={files[file].Digest}";

    public void Map(IEndpointRouteBuilder routes)
    {
        foreach (var (file, asset) in files)
        {
            routes.MapGet("/" + file, (HttpContext context) => Answer(context, asset)).ExcludeFromDescription();
        }

        var sign = files["favicon.svg"];
        routes.MapGet("/favicon.ico", (HttpContext context) => Answer(context, sign)).ExcludeFromDescription();
    }

    private static IResult Answer(HttpContext context, Asset asset)
    {
        var exact = context.Request.Query["v"] == asset.Digest;
        context.Response.Headers.CacheControl = exact ? "public, max-age=31536000, immutable" : "public, max-age=600";
        if (asset.Bytes.Length > Large)
        {
            context.Response.Headers.Vary = "Accept-Encoding";
            if (context.Request.Headers.AcceptEncoding.ToString().Contains("gzip", StringComparison.OrdinalIgnoreCase))
            {
                context.Response.Headers.ContentEncoding = "gzip";
                return Results.Bytes(asset.Packed.Value, asset.Type, entityTag: new EntityTagHeaderValue($"\"{asset.Digest}-gzip\""));
            }
        }

        return Results.Bytes(asset.Bytes, asset.Type, entityTag: new EntityTagHeaderValue($"\"{asset.Digest}\""));
    }

    private static string TypeOf(string name) => Path.GetExtension(name) switch
    {
        ".css" => "text/css; charset=utf-8",
        ".js" => "text/javascript; charset=utf-8",
        ".svg" => "image/svg+xml",
        var other => throw new InvalidOperationException($"wwwroot holds a kind of file that has no media type here: {other}"),
    };

    private static byte[] Pack(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal))
        {
            gzip.Write(bytes);
        }

        return packed.ToArray();
    }

    private sealed record Asset(byte[] Bytes, string Digest, string Type)
    {
        public Lazy<byte[]> Packed { get; } = new(() => Pack(Bytes));
    }
}
