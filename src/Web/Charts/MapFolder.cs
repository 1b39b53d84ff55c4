using System.Globalization;
using Zhiheng.Kernel;

namespace Zhiheng.Web.Charts;

/// <summary>
/// The maps that the deployer has loaded: files in the folder maps of the data directory, one for each region and level. None comes with the
/// product: which boundaries may be shown, and from whom they are, is the deployer's to answer for.
/// </summary>
public sealed class MapFolder(string data, RegionTable regions)
{
    private string Folder => Path.Combine(data, "maps");

    /// <summary>Replaces the map of this region and level; a refused file changes nothing.</summary>
    public async Task<Outcome<MapShapes>> Load(Stream file, RegionCode region, CancellationToken ct)
    {
        using var copy = new MemoryStream();
        var piece = new byte[81_920];
        int read;
        while (copy.Length <= MapShapes.MostBytes && (read = await file.ReadAsync(piece, ct)) > 0)
        {
            copy.Write(piece, 0, read);
        }

        var shapes = MapShapes.Read(copy.ToArray(), region, regions);
        if (shapes.IsRefused)
        {
            return shapes;
        }

        Directory.CreateDirectory(Folder);
        var path = Named(region.Value, shapes.Value.Level);
        await File.WriteAllBytesAsync(path + ".new", shapes.Value.Json, ct);
        File.Move(path + ".new", path, overwrite: true);
        return shapes;
    }

    /// <summary>Where a page finds the shapes; null when nobody has loaded them. The address changes with the file.</summary>
    /// <param name="level">"city" or "county".</param>
    public string? Address(RegionCode region, string level)
    {
        var file = new FileInfo(Named(region.Value, level));
        return file.Exists ? string.Create(CultureInfo.InvariantCulture, $"/maps/{region.Value}/{level}?v={file.LastWriteTimeUtc.Ticks:x}") : null;
    }

    internal string? Find(string region, string level)
    {
        var isName = region.Length == RegionCode.Length && region.All(char.IsAsciiDigit) && (level is "city" or "county");
        return isName && File.Exists(Named(region, level)) ? Named(region, level) : null;
    }

    private string Named(string region, string level) => Path.Combine(Folder, $"{region}-{level}.json");
}

/// <summary><c>GET /maps/{region}/{level}</c>: the shapes of cities or counties, for anyone.</summary>
internal static class MapEndpoint
{
    public static void MapMaps(this IEndpointRouteBuilder routes) => routes.MapGet("/maps/{region}/{level}", (string region, string level, MapFolder maps, HttpContext context) =>
    {
        if (maps.Find(region, level) is not { } path)
        {
            return Results.NotFound();
        }

        context.Response.Headers.CacheControl = context.Request.Query.ContainsKey("v") ? "public, max-age=31536000, immutable" : "public, max-age=600";
        return Results.File(path, "application/geo+json");
    }).ExcludeFromDescription();
}
