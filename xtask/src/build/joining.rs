//! Which chunks share a file, such that no section needs many files and few unneeded bytes are loaded.
//!
//! First, pairs of files are merged, each time the pair that saves most. Then each chunk moves to a file where it costs
//! less.

/// The content of a file: its size, and one bit for each section that needs it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Chunk {
    pub needed_by: u32,
    pub bytes: usize,
}

impl Chunk {
    fn and(self, other: Chunk) -> Chunk {
        Chunk { needed_by: self.needed_by | other.needed_by, bytes: self.bytes + other.bytes }
    }
}

/// A section.
#[derive(Clone, Copy, Debug)]
pub struct Section {
    /// What it loads besides these files, in bytes.
    pub bytes: usize,
    /// The weight of what it loads: 1, or less if it is rarely opened.
    pub weight: f64,
}

/// The costs of files.
#[derive(Clone, Copy, Debug)]
pub struct Cost {
    /// The maximum number of files that a section may need.
    pub most_files: usize,
    /// The cost of a file besides its content, in bytes.
    pub file_bytes: usize,
}

/// What a section loads: bytes and files.
type Loads = Vec<(usize, usize)>;

struct Joining<'a> {
    chunks: &'a [Chunk],
    cost: Cost,
    /// The chunks in each file, by index.
    files: Vec<Vec<usize>>,
    loads: Loads,
    weights: Vec<f64>,
}

/// The chunks of each file, by index in the list.
pub fn join(chunks: &[Chunk], sections: &[Section], cost: Cost) -> Vec<Vec<usize>> {
    let loads = sections.iter().map(|section| (section.bytes, 0)).collect();
    let weights = sections.iter().map(|section| section.weight).collect();
    let files = (0..chunks.len()).map(|at| vec![at]).collect();
    let mut joining = Joining { chunks, cost, files, loads, weights };
    for chunk in chunks {
        joining.cost.load(&mut joining.loads, *chunk, true);
    }
    while joining.step(Joining::pairs) {}
    while joining.step(Joining::moves) {}
    joining.files
}

impl Cost {
    fn load(self, loads: &mut Loads, file: Chunk, is_more: bool) {
        if file.bytes == 0 {
            return;
        }
        for (section, (bytes, files)) in loads.iter_mut().enumerate() {
            if file.needed_by >> section & 1 == 1 {
                let size = file.bytes + self.file_bytes;
                (*bytes, *files) = if is_more { (*bytes + size, *files + 1) } else { (*bytes - size, *files - 1) };
            }
        }
    }

    /// The sum of squares of what the sections load: saving a byte counts more where more is loaded. Exceeding the
    /// maximum number of files costs more than anything else.
    fn of(self, loads: &Loads, weights: &[f64]) -> f64 {
        let all: usize = loads.iter().map(|(bytes, _)| bytes).sum();
        let one = |(bytes, files): &(usize, usize)| (bytes + files.saturating_sub(self.most_files) * all) as f64;
        loads.iter().zip(weights).map(|(load, weight)| weight * one(load).powi(2)).sum()
    }
}

/// A change: a file, or one chunk of it, moves to another file; the index after the last one is a new file.
#[derive(Clone, Copy)]
struct Change {
    file: usize,
    chunk: Option<usize>,
    to: usize,
}

impl Joining<'_> {
    /// Applies the change that saves most, if any saves something.
    fn step(&mut self, changes: fn(&Self) -> Vec<Change>) -> bool {
        let now = self.cost.of(&self.loads, &self.weights);
        let changes = changes(self);
        let after = |change: &Change| (self.cost.of(&self.loads_after(*change), &self.weights), *change);
        let costs = changes.iter().map(after).filter(|(cost, _)| *cost < now);
        let Some((_, best)) = costs.min_by(|a, b| a.0.total_cmp(&b.0)) else { return false };
        self.loads = self.loads_after(best);
        let moved = match best.chunk {
            Some(at) => vec![self.files[best.file].remove(at)],
            None => std::mem::take(&mut self.files[best.file]),
        };
        if best.to == self.files.len() {
            self.files.push(Vec::new());
        }
        self.files[best.to].extend(moved);
        self.files.retain(|file| !file.is_empty());
        true
    }

    fn pairs(&self) -> Vec<Change> {
        let pair = |to: usize| (to + 1..self.files.len()).map(move |file| Change { file, chunk: None, to });
        (0..self.files.len()).flat_map(pair).collect()
    }

    fn moves(&self) -> Vec<Change> {
        let mut changes = Vec::new();
        for (file, chunks) in self.files.iter().enumerate() {
            for chunk in 0..chunks.len() {
                let others = (0..=self.files.len()).filter(|to| *to != file);
                changes.extend(others.map(|to| Change { file, chunk: Some(chunk), to }));
            }
        }
        changes
    }

    /// The sum of these chunks of a file.
    fn sum(&self, file: &[usize]) -> Chunk {
        file.iter().fold(Chunk::default(), |sum, at| sum.and(self.chunks[*at]))
    }

    fn loads_after(&self, Change { file, chunk, to }: Change) -> Loads {
        let from = &self.files[file];
        let target = self.files.get(to).map_or(Chunk::default(), |to| self.sum(to));
        let (left, moved) = match chunk {
            Some(at) => {
                let rest: Vec<usize> = from.iter().enumerate().filter(|(n, _)| *n != at).map(|(_, one)| *one).collect();
                (self.sum(&rest), self.chunks[from[at]])
            }
            None => (Chunk::default(), self.sum(from)),
        };
        let mut loads = self.loads.clone();
        for (file, is_more) in [(self.sum(from), false), (target, false), (left, true), (target.and(moved), true)] {
            self.cost.load(&mut loads, file, is_more);
        }
        loads
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const COST: Cost = Cost { most_files: 7, file_bytes: 3000 };

    fn section(bytes: usize, weight: f64) -> Section {
        Section { bytes, weight }
    }

    #[test]
    fn small_chunks_are_joined_and_large_ones_stay_separate() {
        // Sections 0 to 2.
        let chunk = |needed_by, bytes| Chunk { needed_by, bytes };
        let chunks = [chunk(0b011, 100), chunk(0b111, 200), chunk(0b111, 50_000), chunk(0b110, 40_000)];
        let mut files = join(&chunks, &[section(90_000, 1.0); 3], COST);
        files.iter_mut().for_each(|file| file.sort_unstable());
        assert_eq!(files, [vec![0, 1, 2], vec![3]]);
    }

    #[test]
    fn rarely_opened_sections_load_more_so_that_others_load_less() {
        let chunk = |needed_by, bytes| Chunk { needed_by, bytes };
        // Two sections have as many files as allowed; the third needs a part of what one of them has.
        let chunks = [chunk(0b101, 9_000), chunk(0b001, 30_000), chunk(0b011, 20_000), chunk(0b111, 8_000)];
        let cost = Cost { most_files: 2, file_bytes: 3000 };
        let loads = |weight: f64| {
            let files = join(&chunks, &[section(0, 1.0), section(0, 1.0), section(0, weight)], cost);
            let sum = |bit: u32| -> usize {
                let needs = |file: &&Vec<usize>| file.iter().any(|at| chunks[*at].needed_by >> bit & 1 == 1);
                files.iter().filter(needs).flatten().map(|at| chunks[*at].bytes).sum()
            };
            (sum(0) + sum(1), sum(2))
        };
        let (equal, seldom) = (loads(1.0), loads(0.01));
        assert!(seldom.0 < equal.0 && seldom.1 > equal.1, "{equal:?} {seldom:?}");
    }

    #[test]
    fn no_section_exceeds_the_file_limit_and_no_chunk_is_lost() {
        let chunks: Vec<Chunk> =
            (1..64).map(|bits| Chunk { needed_by: bits, bytes: 10_000 + bits as usize * 37 % 4096 }).collect();
        let files = join(&chunks, &[section(0, 1.0); 6], COST);
        for section in 0..6 {
            let needs = |file: &&Vec<usize>| file.iter().any(|at| chunks[*at].needed_by >> section & 1 == 1);
            assert!(files.iter().filter(needs).count() <= COST.most_files, "{section}: {files:?}");
        }
        let mut all: Vec<usize> = files.concat();
        all.sort_unstable();
        assert_eq!(all, (0..chunks.len()).collect::<Vec<_>>());
    }
}
