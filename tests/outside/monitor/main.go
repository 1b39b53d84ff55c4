// Command monitor checks a C2SP tlog-tiles log with golang.org/x/mod instead of our own code: the signature of the checkpoint, the root
// recomputed from every entry, and every hash tile byte by byte. It prints one line, or says at what it stopped and exits with 1.
package main

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"fmt"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

const mostBytes = 1 << 25 // a full bundle of the longest entries is half of this

func main() {
	if len(os.Args) != 3 {
		fail("usage: monitor DIR-or-URL VKEY")
	}
	log, size, root := strings.TrimSuffix(os.Args[1], "/"), int64(0), tlog.Hash{}
	verifier, err := note.NewVerifier(os.Args[2])
	check(err, "the key cannot be read")
	signed, err := note.Open(read(log, "checkpoint"), note.VerifierList(verifier))
	check(err, "the checkpoint is not signed by this key")
	lines := strings.Split(signed.Text, "\n")
	if len(lines) < 4 || lines[0] != verifier.Name() {
		fail("the checkpoint is not one of %s", verifier.Name())
	}
	size, err = strconv.ParseInt(lines[1], 10, 64)
	check(err, "the size in the checkpoint is not a number")
	root, err = tlog.ParseHash(lines[2])
	check(err, "the root in the checkpoint is not a hash")

	var stored []tlog.Hash
	nodes := tlog.HashReaderFunc(func(indexes []int64) (found []tlog.Hash, err error) {
		for _, index := range indexes {
			found = append(found, stored[index])
		}
		return found, nil
	})
	for first := int64(0); first < size; first += 256 {
		bundle := tlog.Tile{H: 8, L: -1, N: first / 256, W: int(min(256, size-first))}
		data := read(log, path(bundle))
		for index := first; index < first+int64(bundle.W); index++ {
			if len(data) < 2 || len(data)-2 < int(binary.BigEndian.Uint16(data)) {
				fail("%s breaks off at entry %d", path(bundle), index)
			}
			entry := data[2 : 2+int(binary.BigEndian.Uint16(data))]
			data = data[2+len(entry):]
			hashes, err := tlog.StoredHashesForRecordHash(index, tlog.RecordHash(entry), nodes)
			check(err, "entry %d cannot be appended", index)
			stored = append(stored, hashes...)
		}
		if len(data) > 0 {
			fail("%s goes on after entry %d", path(bundle), first+int64(bundle.W)-1)
		}
	}

	tiles := tlog.NewTiles(8, 0, size)
	for i, tile := range tiles {
		// x/mod lists a partial tile once for each width up to its last; a log has only those for which it signed a checkpoint.
		if i+1 < len(tiles) && tiles[i+1].L == tile.L && tiles[i+1].N == tile.N {
			continue
		}
		want, err := tlog.ReadTileData(tile, nodes)
		check(err, "%s cannot be computed", path(tile))
		got := read(log, path(tile))
		for at := 0; at < len(want) || at < len(got); at += tlog.HashSize {
			if at+tlog.HashSize > len(want) || at+tlog.HashSize > len(got) || !bytes.Equal(want[at:at+tlog.HashSize], got[at:at+tlog.HashSize]) {
				fail("%s disagrees with the entries at its hash %d, which covers entry %d", path(tile), at/tlog.HashSize,
					(tile.N*256+int64(at/tlog.HashSize))<<(8*tile.L))
			}
		}
	}
	computed := tlog.Hash(sha256.Sum256(nil)) // RFC 6962; x/mod knows no empty tree
	if size > 0 {
		computed, err = tlog.TreeHash(size, nodes)
		check(err, "the root cannot be computed")
	}
	if computed != root {
		fail("the root of the %d entries is %v, but %v was signed", size, computed, root)
	}
	fmt.Printf("%s: %d entries, root %v, every tile agrees\n", lines[0], size, root)
}

// path is x/mod's, without the height that tlog-tiles fixes at 8, and with its name for entries.
func path(tile tlog.Tile) string {
	return strings.Replace(strings.Replace(tile.Path(), "tile/8/", "tile/", 1), "tile/data/", "tile/entries/", 1)
}

func read(log, name string) []byte {
	data, err := os.ReadFile(filepath.Join(log, name))
	if strings.HasPrefix(log, "http://") || strings.HasPrefix(log, "https://") {
		data, err = get(log + "/" + name)
	}
	check(err, "%s cannot be read", name)
	return data
}

func get(url string) ([]byte, error) {
	response, err := http.Get(url)
	if err != nil {
		return nil, err
	}
	defer response.Body.Close()
	if response.StatusCode != http.StatusOK {
		return nil, fmt.Errorf("status %s", response.Status)
	}
	return io.ReadAll(io.LimitReader(response.Body, mostBytes))
}

func min(one, other int64) int64 {
	if one < other {
		return one
	}
	return other
}

func check(err error, format string, values ...any) {
	if err != nil {
		fail(format+": %v", append(values, err)...)
	}
}

func fail(format string, values ...any) {
	fmt.Fprintf(os.Stderr, format+"\n", values...)
	os.Exit(1)
}
