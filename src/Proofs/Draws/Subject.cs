using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Zhiheng.Proofs.Tree;

namespace Zhiheng.Proofs.Draws;

/// <summary>One who may be drawn.</summary>
/// <param name="Id">1–64 printable ASCII characters without spaces, quotes and backslashes: a unified social credit code, say.</param>
/// <param name="Region">Division code, 2–12 digits.</param>
/// <param name="Grade">Credit-risk class, written like an id.</param>
/// <param name="Weight">Lots held where the method is <c>tickets</c>, 1–<see cref="MostWeight"/>.</param>
/// <param name="Salt">32 lower-case hexadecimal digits; whoever does not know it cannot guess the leaf from the root.</param>
public sealed record Subject(string Id, string Region, string Grade, int Weight, string Salt)
{
    public const int MostWeight = 1000;

    private static readonly string[] Names = ["grade", "id", "region", "salt", "w"];

    /// <summary>The leaf: canonical JSON (RFC 8785).</summary>
    public byte[] ToBytes() => Encoding.ASCII.GetBytes($$"""{"grade":"{{Grade}}","id":"{{Id}}","region":"{{Region}}","salt":"{{Salt}}","w":{{Weight}}}""");

    /// <summary>What the Merkle tree has for this leaf: the hash of 00 ‖ leaf.</summary>
    public TreeHash Hash(DrawSuite suite) => suite.Leaf(ToBytes());

    internal bool IsValid => DrawText.IsId(Id) && DrawText.IsRegion(Region) && DrawText.IsId(Grade) && Weight is >= 1 and <= MostWeight
        && DrawText.IsHex(Salt, DrawText.SaltBytes);

    internal JsonObject ToJson() => new() { ["grade"] = Grade, ["id"] = Id, ["region"] = Region, ["salt"] = Salt, ["w"] = Weight };

    internal static Subject Read(StrictReader reader, JsonElement json, string place)
    {
        reader.Object(json, place, Names);
        return new(
            reader.Id(json, place, "id"), reader.Region(json, place, "region"), reader.Id(json, place, "grade"),
            (int)reader.Whole(json, place, "w", 1, MostWeight), reader.Hex(json, place, "salt", DrawText.SaltBytes));
    }
}

/// <summary>One who is in the list and takes no part, with the code of the reason.</summary>
public sealed record Exclusion(string Id, string Reason, string Salt)
{
    private static readonly string[] Names = ["id", "reason", "salt"];

    /// <summary>The leaf: canonical JSON.</summary>
    public byte[] ToBytes() => Encoding.ASCII.GetBytes($$"""{"id":"{{Id}}","reason":"{{Reason}}","salt":"{{Salt}}"}""");

    internal JsonObject ToJson() => new() { ["id"] = Id, ["reason"] = Reason, ["salt"] = Salt };

    internal static Exclusion Read(StrictReader reader, JsonElement json, string place)
    {
        reader.Object(json, place, Names);
        return new(reader.Id(json, place, "id"), reader.Id(json, place, "reason"), reader.Hex(json, place, "salt", DrawText.SaltBytes));
    }
}
